-- embedded campaign_figures
SELECT p."organization_id",
       p."id",
       p."version",
       p."created_at",
       p."updated_at",
       p."created_by",
       p."name",
       p."description",
       p."status",
       p."starts_on",
       p."ends_on",
       p."priority",
       p."time_zone",
       p."maximum_attempts",
       coalesce(f0."calls", 0) AS "calls.calls",
       coalesce(f0."contacts", 0) AS "calls.contacts",
       coalesce(f0."conversions", 0) AS "calls.conversions",
       coalesce(f0."talk_seconds", 0) AS "calls.talk_seconds",
       coalesce(f0."handle_seconds", 0) AS "calls.handle_seconds",
       ARRAY['everyone'] AS visible_to
FROM dialer.campaigns p
LEFT JOIN (
    SELECT organization_id, "campaign_id" AS parent_id,
           count(*) AS "calls",
           count(*) FILTER (WHERE "contacted"::text IN ('true')) AS "contacts",
           count(*) FILTER (WHERE "converted"::text IN ('true')) AS "conversions",
           coalesce(sum("duration_seconds"), 0)::bigint AS "talk_seconds",
           coalesce(sum("handle_seconds"), 0)::bigint AS "handle_seconds"
    FROM dialer.call_logs
    GROUP BY 1, 2
) f0 ON f0.organization_id = p.organization_id AND f0.parent_id = p.id;

-- rollup calls
SELECT organization_id,
       date_bin('15 minutes', "started_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "campaign_id",
       "outcome",
       count(*) AS "calls",
       count(*) FILTER (WHERE "contacted"::text IN ('true')) AS "contacts",
       count(*) FILTER (WHERE "converted"::text IN ('true')) AS "conversions",
       coalesce(sum("duration_seconds"), 0)::bigint AS "talk_seconds",
       coalesce(sum("handle_seconds"), 0)::bigint AS "handle_seconds",
       count(*) AS row_count,
       ARRAY['everyone'] AS visible_to
FROM dialer.call_logs
WHERE "started_at" IS NOT NULL
GROUP BY organization_id, 2, "campaign_id", "outcome";
