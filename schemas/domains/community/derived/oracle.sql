-- rollup event_calendar
SELECT organization_id,
       date_bin('15 minutes', "starts_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "status",
       "created_by",
       count(*) AS "events",
       coalesce(sum("rsvp_yes"), 0)::bigint AS "rsvps",
       count(*) FILTER (WHERE "status"::text IN ('published')) AS "published_events",
       count(*) AS row_count,
       CASE WHEN "status" IN ('draft') THEN array_remove(ARRAY['user:' || "created_by", 'role:admin'], NULL) ELSE ARRAY['everyone'] END AS visible_to
FROM community.events
WHERE "starts_at" IS NOT NULL
GROUP BY organization_id, 2, "status", "created_by";

-- embedded event_figures
SELECT p."organization_id",
       p."id",
       p."version",
       p."created_at",
       p."updated_at",
       p."created_by",
       p."title",
       p."description",
       p."starts_at",
       p."ends_at",
       p."place",
       p."online_url",
       p."capacity",
       p."rsvp_yes",
       p."rsvp_waiting",
       p."waiting_list",
       p."status",
       coalesce(f0."registered", 0) AS "registrations.registered",
       coalesce(f0."waiting", 0) AS "registrations.waiting",
       CASE WHEN p."status" IN ('draft') THEN array_remove(ARRAY['user:' || p."created_by", 'role:admin'], NULL) ELSE ARRAY['everyone'] END AS visible_to
FROM community.events p
LEFT JOIN (
    SELECT organization_id, "event_id" AS parent_id,
           count(*) FILTER (WHERE "status"::text IN ('registered', 'attended')) AS "registered",
           count(*) FILTER (WHERE "status"::text IN ('waiting')) AS "waiting"
    FROM community.event_registrations
    GROUP BY 1, 2
) f0 ON f0.organization_id = p.organization_id AND f0.parent_id = p.id;

-- who sees event_registrations
SELECT r.organization_id, r.id,
       CASE WHEN d.id IS NULL THEN ARRAY[]::text[] ELSE CASE WHEN d."status" IN ('draft') THEN array_remove(ARRAY['user:' || d."created_by", 'role:admin'], NULL) ELSE ARRAY['everyone'] END END AS visible_to
FROM community.event_registrations r
LEFT JOIN community.events d ON d.organization_id = r.organization_id AND d.id = r."event_id";

-- rollup member_growth
SELECT organization_id,
       date_bin('15 minutes', "counted_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       count(*) AS "counts",
       coalesce(sum("change"), 0)::bigint AS "change",
       count(*) AS row_count,
       ARRAY['everyone'] AS visible_to
FROM community.member_counts
WHERE "counted_at" IS NOT NULL
GROUP BY organization_id, 2;

-- rollup challenge_calendar
SELECT organization_id,
       date_bin('15 minutes', "starts_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "status",
       count(*) AS "challenges",
       count(*) AS row_count,
       ARRAY['everyone'] AS visible_to
FROM community.challenges
WHERE "starts_at" IS NOT NULL
GROUP BY organization_id, 2, "status";

-- rollup posts
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "created_by",
       "status",
       count(*) AS "posts",
       count(*) AS row_count,
       CASE WHEN "status" IN ('hidden') THEN array_remove(ARRAY['user:' || "created_by", 'role:moderator'], NULL) ELSE ARRAY['everyone'] END AS visible_to
FROM community.social_posts
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "created_by", "status";

-- embedded post_figures
SELECT p."organization_id",
       p."id",
       p."version",
       p."created_at",
       p."updated_at",
       p."created_by",
       p."content",
       p."media_url",
       p."status",
       p."pinned",
       coalesce(f0."comments", 0) AS "comments.comments",
       coalesce(f1."reactions", 0) AS "reactions.reactions",
       coalesce(f1."likes", 0) AS "reactions.likes",
       CASE WHEN p."status" IN ('hidden') THEN array_remove(ARRAY['user:' || p."created_by", 'role:moderator'], NULL) ELSE ARRAY['everyone'] END AS visible_to
FROM community.social_posts p
LEFT JOIN (
    SELECT organization_id, "post_id" AS parent_id,
           count(*) AS "comments"
    FROM community.post_comments
    GROUP BY 1, 2
) f0 ON f0.organization_id = p.organization_id AND f0.parent_id = p.id
LEFT JOIN (
    SELECT organization_id, "post_id" AS parent_id,
           count(*) AS "reactions",
           count(*) FILTER (WHERE "kind"::text IN ('like')) AS "likes"
    FROM community.post_reactions
    GROUP BY 1, 2
) f1 ON f1.organization_id = p.organization_id AND f1.parent_id = p.id;

-- who sees post_comments
SELECT r.organization_id, r.id,
       CASE WHEN d.id IS NULL THEN ARRAY[]::text[] ELSE CASE WHEN d."status" IN ('hidden') THEN array_remove(ARRAY['user:' || d."created_by", 'role:moderator'], NULL) ELSE ARRAY['everyone'] END END AS visible_to
FROM community.post_comments r
LEFT JOIN community.social_posts d ON d.organization_id = r.organization_id AND d.id = r."post_id";

-- who sees post_reactions
SELECT r.organization_id, r.id,
       CASE WHEN d.id IS NULL THEN ARRAY[]::text[] ELSE CASE WHEN d."status" IN ('hidden') THEN array_remove(ARRAY['user:' || d."created_by", 'role:moderator'], NULL) ELSE ARRAY['everyone'] END END AS visible_to
FROM community.post_reactions r
LEFT JOIN community.social_posts d ON d.organization_id = r.organization_id AND d.id = r."post_id";

-- who sees message_threads
SELECT r.organization_id, r.id,
       ARRAY(SELECT DISTINCT 'user:' || d."user_id" FROM community.thread_participants d
             WHERE d.organization_id = r.organization_id AND d."thread_id" = r."thread_id"
               AND d."user_id" IS NOT NULL ORDER BY 1) AS visible_to
FROM community.message_threads r;

-- who sees thread_participants
SELECT r.organization_id, r.id,
       ARRAY(SELECT DISTINCT 'user:' || d."user_id" FROM community.thread_participants d
             WHERE d.organization_id = r.organization_id AND d."thread_id" = r."thread_id"
               AND d."user_id" IS NOT NULL ORDER BY 1) AS visible_to
FROM community.thread_participants r;

-- who sees direct_messages
SELECT r.organization_id, r.id,
       ARRAY(SELECT DISTINCT 'user:' || d."user_id" FROM community.thread_participants d
             WHERE d.organization_id = r.organization_id AND d."thread_id" = r."thread_id"
               AND d."user_id" IS NOT NULL ORDER BY 1) AS visible_to
FROM community.direct_messages r;

-- rollup loyalty
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "user_id",
       "reason",
       coalesce(sum("points"), 0)::bigint AS "points",
       count(*) AS "transactions",
       count(*) AS row_count,
       array_remove(ARRAY['user:' || "user_id", 'role:admin'], NULL) AS visible_to
FROM community.loyalty_transactions
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "user_id", "reason";

-- rollup payment_flow
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "status",
       "currency",
       count(*) AS "payments",
       coalesce(sum("amount_minor"), 0)::bigint AS "amount",
       count(*) FILTER (WHERE "status"::text IN ('succeeded')) AS "succeeded",
       coalesce(sum("amount_minor") FILTER (WHERE "status"::text IN ('succeeded')), 0)::bigint AS "succeeded_amount",
       count(*) AS row_count,
       ARRAY['role:admin'] AS visible_to
FROM community.payments
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "status", "currency";
