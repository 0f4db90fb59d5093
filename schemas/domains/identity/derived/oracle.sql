-- rollup sign_ups
SELECT organization_id,
       date_bin('15 minutes', "joined_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "role",
       "status",
       count(*) AS "members",
       count(*) FILTER (WHERE "status"::text IN ('active')) AS "active_members",
       count(*) AS row_count,
       ARRAY['everyone'] AS visible_to
FROM identity.organization_members
WHERE "joined_at" IS NOT NULL
GROUP BY organization_id, 2, "role", "status";
