-- rollup event_calendar
SELECT organization_id,
       date_bin('15 minutes', "starts_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "status",
       count(*) AS "events",
       count(*) FILTER (WHERE "status"::text IN ('published')) AS "published_events",
       count(*) AS row_count
FROM community.events
WHERE "starts_at" IS NOT NULL
GROUP BY organization_id, 2, "status";

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
       p."waiting_list",
       p."status",
       coalesce(f0."registered", 0) AS "registrations.registered",
       coalesce(f0."waiting", 0) AS "registrations.waiting"
FROM community.events p
LEFT JOIN (
    SELECT organization_id, "event_id" AS parent_id,
           count(*) FILTER (WHERE "status"::text IN ('registered', 'attended')) AS "registered",
           count(*) FILTER (WHERE "status"::text IN ('waiting')) AS "waiting"
    FROM community.event_registrations
    GROUP BY 1, 2
) f0 ON f0.organization_id = p.organization_id AND f0.parent_id = p.id;

-- rollup challenge_calendar
SELECT organization_id,
       date_bin('15 minutes', "starts_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "status",
       count(*) AS "challenges",
       count(*) AS row_count
FROM community.challenges
WHERE "starts_at" IS NOT NULL
GROUP BY organization_id, 2, "status";

-- rollup posts
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "created_by",
       count(*) AS "posts",
       count(*) AS row_count
FROM community.social_posts
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "created_by";

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
       coalesce(f1."likes", 0) AS "reactions.likes"
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

-- rollup loyalty
SELECT organization_id,
       date_bin('15 minutes', "created_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
       "user_id",
       "reason",
       coalesce(sum("points"), 0)::bigint AS "points",
       count(*) AS "transactions",
       count(*) AS row_count
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
       count(*) AS row_count
FROM community.payments
WHERE "created_at" IS NOT NULL
GROUP BY organization_id, 2, "status", "currency";
