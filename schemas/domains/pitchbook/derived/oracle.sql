-- rollup books
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "status",
       "type",
       "sharing",
       "created_by",
       count(*) AS "books",
       count(*) AS row_count,
       CASE WHEN "sharing" IN ('author') THEN array_remove(ARRAY['user:' || "created_by", 'role:admin'], NULL) ELSE ARRAY['everyone'] END AS visible_to
FROM pitchbook.pitchbooks
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "status", "type", "sharing", "created_by";

-- embedded pitchbook_figures
SELECT p."organization_id",
       p."id",
       p."version",
       p."created_at",
       p."updated_at",
       p."created_by",
       p."title",
       p."type",
       p."status",
       p."sharing",
       p."pitchbook_prompt",
       p."scoped_prompts",
       p."inherit_prompts",
       coalesce(f0."sections", 0) AS "sections.sections",
       coalesce(f1."slides", 0) AS "slides.slides",
       coalesce(f1."body_slides", 0) AS "slides.body_slides",
       coalesce(f2."prompts", 0) AS "prompts.prompts",
       coalesce(f3."versions", 0) AS "versions.versions",
       CASE WHEN p."sharing" IN ('author') THEN array_remove(ARRAY['user:' || p."created_by", 'role:admin'], NULL) ELSE ARRAY['everyone'] END AS visible_to
FROM pitchbook.pitchbooks p
LEFT JOIN (
    SELECT organization_id, "pitchbook_id" AS parent_id,
           count(*) AS "sections"
    FROM pitchbook.pitchbook_sections
    GROUP BY 1, 2
) f0 ON f0.organization_id = p.organization_id AND f0.parent_id = p.id
LEFT JOIN (
    SELECT organization_id, "pitchbook_id" AS parent_id,
           count(*) AS "slides",
           count(*) FILTER (WHERE "kind"::text IN ('body')) AS "body_slides"
    FROM pitchbook.slides
    GROUP BY 1, 2
) f1 ON f1.organization_id = p.organization_id AND f1.parent_id = p.id
LEFT JOIN (
    SELECT organization_id, "pitchbook_id" AS parent_id,
           count(*) AS "prompts"
    FROM pitchbook.placeholder_prompts
    GROUP BY 1, 2
) f2 ON f2.organization_id = p.organization_id AND f2.parent_id = p.id
LEFT JOIN (
    SELECT organization_id, "pitchbook_id" AS parent_id,
           count(*) AS "versions"
    FROM pitchbook.pitchbook_versions
    GROUP BY 1, 2
) f3 ON f3.organization_id = p.organization_id AND f3.parent_id = p.id;

-- who sees pitchbook_sections
SELECT r.organization_id, r.id,
       CASE WHEN d.id IS NULL THEN ARRAY[]::text[] ELSE CASE WHEN d."sharing" IN ('author') THEN array_remove(ARRAY['user:' || d."created_by", 'role:admin'], NULL) ELSE ARRAY['everyone'] END END AS visible_to
FROM pitchbook.pitchbook_sections r
LEFT JOIN pitchbook.pitchbooks d ON d.organization_id = r.organization_id AND d.id = r."pitchbook_id";

-- who sees slides
SELECT r.organization_id, r.id,
       CASE WHEN d.id IS NULL THEN ARRAY[]::text[] ELSE CASE WHEN d."sharing" IN ('author') THEN array_remove(ARRAY['user:' || d."created_by", 'role:admin'], NULL) ELSE ARRAY['everyone'] END END AS visible_to
FROM pitchbook.slides r
LEFT JOIN pitchbook.pitchbooks d ON d.organization_id = r.organization_id AND d.id = r."pitchbook_id";

-- who sees placeholder_prompts
SELECT r.organization_id, r.id,
       CASE WHEN d.id IS NULL THEN ARRAY[]::text[] ELSE CASE WHEN d."sharing" IN ('author') THEN array_remove(ARRAY['user:' || d."created_by", 'role:admin'], NULL) ELSE ARRAY['everyone'] END END AS visible_to
FROM pitchbook.placeholder_prompts r
LEFT JOIN pitchbook.pitchbooks d ON d.organization_id = r.organization_id AND d.id = r."pitchbook_id";

-- who sees pitchbook_versions
SELECT r.organization_id, r.id,
       CASE WHEN d.id IS NULL THEN ARRAY[]::text[] ELSE CASE WHEN d."sharing" IN ('author') THEN array_remove(ARRAY['user:' || d."created_by", 'role:admin'], NULL) ELSE ARRAY['everyone'] END END AS visible_to
FROM pitchbook.pitchbook_versions r
LEFT JOIN pitchbook.pitchbooks d ON d.organization_id = r.organization_id AND d.id = r."pitchbook_id";

-- rollup activity
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "user_id",
       "action",
       count(*) AS "activities",
       count(*) AS row_count,
       array_remove(ARRAY['user:' || "user_id", 'role:admin'], NULL) AS visible_to
FROM pitchbook.activity_logs
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "user_id", "action";
