-- rollup new_tags
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "active",
       count(*) AS "tags",
       count(*) AS row_count
FROM learning.tags
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "active";

-- rollup suggestions
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "status",
       "source",
       count(*) AS "suggestions",
       count(*) FILTER (WHERE "status"::text IN ('pending')) AS "waiting",
       count(*) AS row_count
FROM learning.tag_suggestions
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "status", "source";

-- rollup publications
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "kind",
       count(*) AS "publications",
       count(*) FILTER (WHERE "kind"::text IN ('restored')) AS "restores",
       coalesce(sum("duration_milliseconds"), 0)::bigint AS "duration_milliseconds",
       count(*) AS row_count
FROM learning.course_versions
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "kind";

-- rollup variants
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "level",
       count(*) AS "variants",
       count(*) AS row_count
FROM learning.course_variants
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "level";
