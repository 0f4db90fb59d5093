-- who sees course_metadata
SELECT r.organization_id, r.id,
       CASE WHEN d.id IS NULL THEN ARRAY[]::text[] ELSE CASE WHEN d."status" IN ('draft') THEN array_remove(ARRAY['user:' || d."created_by", 'role:editor'], NULL) ELSE ARRAY['everyone'] END END AS visible_to
FROM learning.course_metadata r
LEFT JOIN learning.courses d ON d.organization_id = r.organization_id AND d.id = r."course_id";

-- rollup new_tags
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "active",
       count(*) AS "tags",
       count(*) AS row_count,
       ARRAY['everyone'] AS visible_to
FROM learning.tags
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "active";

-- who sees course_tags
SELECT r.organization_id, r.id,
       CASE WHEN d.id IS NULL THEN ARRAY[]::text[] ELSE CASE WHEN d."status" IN ('draft') THEN array_remove(ARRAY['user:' || d."created_by", 'role:editor'], NULL) ELSE ARRAY['everyone'] END END AS visible_to
FROM learning.course_tags r
LEFT JOIN learning.courses d ON d.organization_id = r.organization_id AND d.id = r."course_id";

-- rollup suggestions
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "status",
       "source",
       count(*) AS "suggestions",
       count(*) FILTER (WHERE "status"::text IN ('pending')) AS "waiting",
       count(*) AS row_count,
       ARRAY['everyone'] AS visible_to
FROM learning.tag_suggestions
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "status", "source";

-- who sees course_versions
SELECT r.organization_id, r.id,
       CASE WHEN d.id IS NULL THEN ARRAY[]::text[] ELSE CASE WHEN d."status" IN ('draft') THEN array_remove(ARRAY['user:' || d."created_by", 'role:editor'], NULL) ELSE ARRAY['everyone'] END END AS visible_to
FROM learning.course_versions r
LEFT JOIN learning.courses d ON d.organization_id = r.organization_id AND d.id = r."course_id";

-- rollup publications
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "kind",
       count(*) AS "publications",
       count(*) FILTER (WHERE "kind"::text IN ('restored')) AS "restores",
       coalesce(sum("duration_milliseconds"), 0)::bigint AS "duration_milliseconds",
       count(*) AS row_count,
       ARRAY['role:editor'] AS visible_to
FROM learning.course_versions
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "kind";

-- who sees course_variants
SELECT r.organization_id, r.id,
       CASE WHEN d.id IS NULL THEN ARRAY[]::text[] ELSE CASE WHEN d."status" IN ('draft') THEN array_remove(ARRAY['user:' || d."created_by", 'role:editor'], NULL) ELSE ARRAY['everyone'] END END AS visible_to
FROM learning.course_variants r
LEFT JOIN learning.courses d ON d.organization_id = r.organization_id AND d.id = r."course_id";

-- rollup variants
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "level",
       count(*) AS "variants",
       count(*) AS row_count,
       ARRAY['role:editor'] AS visible_to
FROM learning.course_variants
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "level";

-- who sees course_embeddings
SELECT r.organization_id, r.id,
       CASE WHEN d.id IS NULL THEN ARRAY[]::text[] ELSE CASE WHEN d."status" IN ('draft') THEN array_remove(ARRAY['user:' || d."created_by", 'role:editor'], NULL) ELSE ARRAY['everyone'] END END AS visible_to
FROM learning.course_embeddings r
LEFT JOIN learning.courses d ON d.organization_id = r.organization_id AND d.id = r."course_id";
