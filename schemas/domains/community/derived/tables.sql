CREATE SCHEMA IF NOT EXISTS community AUTHORIZATION tributary_owner;

GRANT USAGE ON SCHEMA community TO tributary_recorder, tributary_command, tributary_outside, tributary_capture, tributary_verify, tributary_repair;

CREATE TABLE IF NOT EXISTS community.events (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "title" text NOT NULL,
    "description" text,
    "starts_at" timestamptz(3) NOT NULL,
    "ends_at" timestamptz(3) NOT NULL,
    "place" text,
    "online_url" text,
    "capacity" integer,
    "rsvp_yes" integer,
    "rsvp_waiting" integer,
    "waiting_list" boolean NOT NULL DEFAULT true,
    "status" text NOT NULL DEFAULT 'draft',
    CONSTRAINT events_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT events_title_check CHECK (char_length("title") BETWEEN 1 AND 200),
    CONSTRAINT events_description_check CHECK (char_length("description") <= 20000),
    CONSTRAINT events_place_check CHECK (char_length("place") <= 300),
    CONSTRAINT events_online_url_check CHECK (char_length("online_url") <= 500),
    CONSTRAINT events_capacity_check CHECK ("capacity" BETWEEN 1 AND 1000000),
    CONSTRAINT events_rsvp_yes_check CHECK ("rsvp_yes" BETWEEN 0 AND 1000000),
    CONSTRAINT events_rsvp_waiting_check CHECK ("rsvp_waiting" BETWEEN 0 AND 1000000),
    CONSTRAINT events_status_check CHECK ("status" IN ('draft', 'published', 'cancelled', 'completed'))
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.events_p0 PARTITION OF community.events FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.events_p1 PARTITION OF community.events FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.events_p2 PARTITION OF community.events FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.events_p3 PARTITION OF community.events FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE community.events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.events_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.events_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.events_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.events_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.events FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS events_starts_at_index ON community.events ("organization_id", "starts_at");

CREATE INDEX IF NOT EXISTS events_status_starts_at_index ON community.events ("organization_id", "status", "starts_at");

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.events'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.events FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.events FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.events FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.events_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.events_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.events_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.events_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON community.events TO tributary_command, tributary_outside;

GRANT SELECT ON community.events TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.events TO tributary_repair;

ALTER TABLE community.events_p0 REPLICA IDENTITY FULL;

ALTER TABLE community.events_p1 REPLICA IDENTITY FULL;

ALTER TABLE community.events_p2 REPLICA IDENTITY FULL;

ALTER TABLE community.events_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS community.event_registrations (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "event_id" uuid NOT NULL,
    "user_id" uuid NOT NULL,
    "status" text NOT NULL DEFAULT 'registered',
    "position" integer NOT NULL DEFAULT 0,
    "registered_at" timestamptz(3) NOT NULL,
    CONSTRAINT event_registrations_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT event_registrations_event_id_position_unique UNIQUE ("organization_id", "event_id", "position"),
    CONSTRAINT event_registrations_status_check CHECK ("status" IN ('registered', 'waiting', 'cancelled', 'attended', 'absent')),
    CONSTRAINT event_registrations_position_check CHECK ("position" BETWEEN 0 AND 1000000000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.event_registrations_p0 PARTITION OF community.event_registrations FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.event_registrations_p1 PARTITION OF community.event_registrations FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.event_registrations_p2 PARTITION OF community.event_registrations FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.event_registrations_p3 PARTITION OF community.event_registrations FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE community.event_registrations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.event_registrations_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.event_registrations_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.event_registrations_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.event_registrations_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.event_registrations FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS event_registrations_event_id_status_index ON community.event_registrations ("organization_id", "event_id", "status");

CREATE INDEX IF NOT EXISTS event_registrations_event_id_user_id_index ON community.event_registrations ("organization_id", "event_id", "user_id");

CREATE INDEX IF NOT EXISTS event_registrations_user_id_index ON community.event_registrations ("organization_id", "user_id");

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.event_registrations'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.event_registrations FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.event_registrations FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.event_registrations FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.event_registrations_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.event_registrations_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.event_registrations_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.event_registrations_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON community.event_registrations TO tributary_command, tributary_outside;

GRANT SELECT ON community.event_registrations TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.event_registrations TO tributary_repair;

CREATE TABLE IF NOT EXISTS community.member_counts (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "counted_at" timestamptz(3) NOT NULL,
    "members" integer NOT NULL,
    "change" integer NOT NULL DEFAULT 0,
    CONSTRAINT member_counts_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT member_counts_counted_at_unique UNIQUE ("organization_id", "counted_at"),
    CONSTRAINT member_counts_members_check CHECK ("members" BETWEEN 0 AND 1000000000),
    CONSTRAINT member_counts_change_check CHECK ("change" BETWEEN -1000000000 AND 1000000000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.member_counts_p0 PARTITION OF community.member_counts FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.member_counts_p1 PARTITION OF community.member_counts FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.member_counts_p2 PARTITION OF community.member_counts FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.member_counts_p3 PARTITION OF community.member_counts FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE community.member_counts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.member_counts_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.member_counts_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.member_counts_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.member_counts_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.member_counts FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.member_counts'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.member_counts FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.member_counts FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.member_counts FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.member_counts_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.member_counts_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.member_counts_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.member_counts_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON community.member_counts TO tributary_command, tributary_outside;

GRANT SELECT ON community.member_counts TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.member_counts TO tributary_repair;

CREATE TABLE IF NOT EXISTS community.challenges (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "title" text NOT NULL,
    "description" text,
    "starts_at" timestamptz(3) NOT NULL,
    "ends_at" timestamptz(3) NOT NULL,
    "goal" integer NOT NULL DEFAULT 100,
    "points" integer NOT NULL DEFAULT 0,
    "status" text NOT NULL DEFAULT 'draft',
    CONSTRAINT challenges_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT challenges_title_check CHECK (char_length("title") BETWEEN 1 AND 200),
    CONSTRAINT challenges_description_check CHECK (char_length("description") <= 20000),
    CONSTRAINT challenges_goal_check CHECK ("goal" BETWEEN 1 AND 1000000),
    CONSTRAINT challenges_points_check CHECK ("points" BETWEEN 0 AND 1000000),
    CONSTRAINT challenges_status_check CHECK ("status" IN ('draft', 'active', 'completed', 'cancelled'))
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.challenges_p0 PARTITION OF community.challenges FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.challenges_p1 PARTITION OF community.challenges FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.challenges_p2 PARTITION OF community.challenges FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.challenges_p3 PARTITION OF community.challenges FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE community.challenges ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.challenges_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.challenges_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.challenges_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.challenges_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.challenges FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS challenges_status_index ON community.challenges ("organization_id", "status");

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.challenges'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.challenges FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.challenges FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.challenges FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.challenges_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.challenges_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.challenges_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.challenges_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON community.challenges TO tributary_command, tributary_outside;

GRANT SELECT ON community.challenges TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.challenges TO tributary_repair;

ALTER TABLE community.challenges_p0 REPLICA IDENTITY FULL;

ALTER TABLE community.challenges_p1 REPLICA IDENTITY FULL;

ALTER TABLE community.challenges_p2 REPLICA IDENTITY FULL;

ALTER TABLE community.challenges_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS community.challenge_participants (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "challenge_id" uuid NOT NULL,
    "user_id" uuid NOT NULL,
    "progress" integer NOT NULL DEFAULT 0,
    "points" integer NOT NULL DEFAULT 0,
    "completed_at" timestamptz(3),
    CONSTRAINT challenge_participants_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT challenge_participants_challenge_id_user_id_unique UNIQUE ("organization_id", "challenge_id", "user_id"),
    CONSTRAINT challenge_participants_progress_check CHECK ("progress" BETWEEN 0 AND 1000000),
    CONSTRAINT challenge_participants_points_check CHECK ("points" BETWEEN 0 AND 1000000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.challenge_participants_p0 PARTITION OF community.challenge_participants FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.challenge_participants_p1 PARTITION OF community.challenge_participants FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.challenge_participants_p2 PARTITION OF community.challenge_participants FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.challenge_participants_p3 PARTITION OF community.challenge_participants FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE community.challenge_participants ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.challenge_participants_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.challenge_participants_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.challenge_participants_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.challenge_participants_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.challenge_participants FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS challenge_participants_user_id_index ON community.challenge_participants ("organization_id", "user_id");

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.challenge_participants'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.challenge_participants FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.challenge_participants FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.challenge_participants FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.challenge_participants_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.challenge_participants_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.challenge_participants_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.challenge_participants_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON community.challenge_participants TO tributary_command, tributary_outside;

GRANT SELECT ON community.challenge_participants TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.challenge_participants TO tributary_repair;

CREATE TABLE IF NOT EXISTS community.social_posts (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "content" text NOT NULL,
    "media_url" text,
    "status" text NOT NULL DEFAULT 'published',
    "pinned" boolean NOT NULL DEFAULT false,
    CONSTRAINT social_posts_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT social_posts_content_check CHECK (char_length("content") BETWEEN 1 AND 10000),
    CONSTRAINT social_posts_media_url_check CHECK (char_length("media_url") <= 500),
    CONSTRAINT social_posts_status_check CHECK ("status" IN ('published', 'hidden'))
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.social_posts_p0 PARTITION OF community.social_posts FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.social_posts_p1 PARTITION OF community.social_posts FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.social_posts_p2 PARTITION OF community.social_posts FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.social_posts_p3 PARTITION OF community.social_posts FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE community.social_posts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.social_posts_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.social_posts_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.social_posts_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.social_posts_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.social_posts FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS social_posts_created_at_index ON community.social_posts ("organization_id", "created_at");

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.social_posts'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.social_posts FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.social_posts FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.social_posts FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.social_posts_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.social_posts_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.social_posts_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.social_posts_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON community.social_posts TO tributary_command, tributary_outside;

GRANT SELECT ON community.social_posts TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.social_posts TO tributary_repair;

ALTER TABLE community.social_posts_p0 REPLICA IDENTITY FULL;

ALTER TABLE community.social_posts_p1 REPLICA IDENTITY FULL;

ALTER TABLE community.social_posts_p2 REPLICA IDENTITY FULL;

ALTER TABLE community.social_posts_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS community.post_comments (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "post_id" uuid NOT NULL,
    "answers_id" uuid,
    "content" text NOT NULL,
    CONSTRAINT post_comments_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT post_comments_content_check CHECK (char_length("content") BETWEEN 1 AND 5000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.post_comments_p0 PARTITION OF community.post_comments FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.post_comments_p1 PARTITION OF community.post_comments FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.post_comments_p2 PARTITION OF community.post_comments FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.post_comments_p3 PARTITION OF community.post_comments FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE community.post_comments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.post_comments_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.post_comments_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.post_comments_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.post_comments_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.post_comments FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS post_comments_post_id_created_at_index ON community.post_comments ("organization_id", "post_id", "created_at");

CREATE INDEX IF NOT EXISTS post_comments_answers_id_index ON community.post_comments ("organization_id", "answers_id");

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.post_comments'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.post_comments FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.post_comments FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.post_comments FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.post_comments_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.post_comments_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.post_comments_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.post_comments_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON community.post_comments TO tributary_command, tributary_outside;

GRANT SELECT ON community.post_comments TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.post_comments TO tributary_repair;

ALTER TABLE community.post_comments_p0 REPLICA IDENTITY FULL;

ALTER TABLE community.post_comments_p1 REPLICA IDENTITY FULL;

ALTER TABLE community.post_comments_p2 REPLICA IDENTITY FULL;

ALTER TABLE community.post_comments_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS community.post_reactions (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "post_id" uuid NOT NULL,
    "user_id" uuid NOT NULL,
    "kind" text NOT NULL DEFAULT 'like',
    CONSTRAINT post_reactions_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT post_reactions_post_id_user_id_unique UNIQUE ("organization_id", "post_id", "user_id"),
    CONSTRAINT post_reactions_kind_check CHECK ("kind" IN ('like', 'love', 'celebrate', 'support', 'insightful'))
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.post_reactions_p0 PARTITION OF community.post_reactions FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.post_reactions_p1 PARTITION OF community.post_reactions FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.post_reactions_p2 PARTITION OF community.post_reactions FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.post_reactions_p3 PARTITION OF community.post_reactions FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE community.post_reactions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.post_reactions_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.post_reactions_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.post_reactions_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.post_reactions_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.post_reactions FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.post_reactions'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.post_reactions FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.post_reactions FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.post_reactions FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.post_reactions_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.post_reactions_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.post_reactions_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.post_reactions_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON community.post_reactions TO tributary_command, tributary_outside;

GRANT SELECT ON community.post_reactions TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.post_reactions TO tributary_repair;

CREATE TABLE IF NOT EXISTS community.message_threads (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "thread_id" uuid NOT NULL,
    "subject" text,
    "last_message_at" timestamptz(3),
    CONSTRAINT message_threads_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT message_threads_subject_check CHECK (char_length("subject") <= 200)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.message_threads_p0 PARTITION OF community.message_threads FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.message_threads_p1 PARTITION OF community.message_threads FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.message_threads_p2 PARTITION OF community.message_threads FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.message_threads_p3 PARTITION OF community.message_threads FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE community.message_threads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.message_threads_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.message_threads_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.message_threads_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.message_threads_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.message_threads FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS message_threads_thread_id_index ON community.message_threads ("organization_id", "thread_id");

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.message_threads'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.message_threads FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.message_threads FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.message_threads FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.message_threads_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.message_threads_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.message_threads_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.message_threads_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON community.message_threads TO tributary_command, tributary_outside;

GRANT SELECT ON community.message_threads TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.message_threads TO tributary_repair;

CREATE TABLE IF NOT EXISTS community.thread_participants (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "thread_id" uuid NOT NULL,
    "user_id" uuid NOT NULL,
    "read_at" timestamptz(3),
    "muted" boolean NOT NULL DEFAULT false,
    CONSTRAINT thread_participants_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT thread_participants_thread_id_user_id_unique UNIQUE ("organization_id", "thread_id", "user_id")
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.thread_participants_p0 PARTITION OF community.thread_participants FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.thread_participants_p1 PARTITION OF community.thread_participants FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.thread_participants_p2 PARTITION OF community.thread_participants FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.thread_participants_p3 PARTITION OF community.thread_participants FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE community.thread_participants ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.thread_participants_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.thread_participants_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.thread_participants_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.thread_participants_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.thread_participants FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS thread_participants_user_id_index ON community.thread_participants ("organization_id", "user_id");

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.thread_participants'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.thread_participants FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.thread_participants FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.thread_participants FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.thread_participants_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.thread_participants_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.thread_participants_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.thread_participants_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON community.thread_participants TO tributary_command, tributary_outside;

GRANT SELECT ON community.thread_participants TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.thread_participants TO tributary_repair;

CREATE TABLE IF NOT EXISTS community.direct_messages (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "thread_id" uuid NOT NULL,
    "content" text NOT NULL,
    "edited_at" timestamptz(3),
    CONSTRAINT direct_messages_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT direct_messages_content_check CHECK (char_length("content") BETWEEN 1 AND 10000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.direct_messages_p0 PARTITION OF community.direct_messages FOR VALUES WITH (MODULUS 8, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.direct_messages_p1 PARTITION OF community.direct_messages FOR VALUES WITH (MODULUS 8, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.direct_messages_p2 PARTITION OF community.direct_messages FOR VALUES WITH (MODULUS 8, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.direct_messages_p3 PARTITION OF community.direct_messages FOR VALUES WITH (MODULUS 8, REMAINDER 3);

CREATE TABLE IF NOT EXISTS community.direct_messages_p4 PARTITION OF community.direct_messages FOR VALUES WITH (MODULUS 8, REMAINDER 4);

CREATE TABLE IF NOT EXISTS community.direct_messages_p5 PARTITION OF community.direct_messages FOR VALUES WITH (MODULUS 8, REMAINDER 5);

CREATE TABLE IF NOT EXISTS community.direct_messages_p6 PARTITION OF community.direct_messages FOR VALUES WITH (MODULUS 8, REMAINDER 6);

CREATE TABLE IF NOT EXISTS community.direct_messages_p7 PARTITION OF community.direct_messages FOR VALUES WITH (MODULUS 8, REMAINDER 7);

ALTER TABLE community.direct_messages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.direct_messages_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.direct_messages_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.direct_messages_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.direct_messages_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.direct_messages_p4 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.direct_messages_p5 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.direct_messages_p6 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.direct_messages_p7 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.direct_messages FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS direct_messages_thread_id_created_at_index ON community.direct_messages ("organization_id", "thread_id", "created_at");

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.direct_messages'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.direct_messages FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.direct_messages FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.direct_messages FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.direct_messages_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.direct_messages_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.direct_messages_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.direct_messages_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.direct_messages_p4 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.direct_messages_p5 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.direct_messages_p6 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.direct_messages_p7 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON community.direct_messages TO tributary_command, tributary_outside;

GRANT SELECT ON community.direct_messages TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.direct_messages TO tributary_repair;

ALTER TABLE community.direct_messages_p0 REPLICA IDENTITY FULL;

ALTER TABLE community.direct_messages_p1 REPLICA IDENTITY FULL;

ALTER TABLE community.direct_messages_p2 REPLICA IDENTITY FULL;

ALTER TABLE community.direct_messages_p3 REPLICA IDENTITY FULL;

ALTER TABLE community.direct_messages_p4 REPLICA IDENTITY FULL;

ALTER TABLE community.direct_messages_p5 REPLICA IDENTITY FULL;

ALTER TABLE community.direct_messages_p6 REPLICA IDENTITY FULL;

ALTER TABLE community.direct_messages_p7 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS community.notifications (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "user_id" uuid NOT NULL,
    "kind" text NOT NULL DEFAULT 'system',
    "title" text NOT NULL,
    "body" text,
    "link" text,
    "read_at" timestamptz(3),
    CONSTRAINT notifications_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT notifications_kind_check CHECK ("kind" IN ('announcement', 'event', 'challenge', 'post', 'comment', 'message', 'loyalty', 'payment', 'system')),
    CONSTRAINT notifications_title_check CHECK (char_length("title") BETWEEN 1 AND 200),
    CONSTRAINT notifications_body_check CHECK (char_length("body") <= 2000),
    CONSTRAINT notifications_link_check CHECK (char_length("link") <= 500)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.notifications_p0 PARTITION OF community.notifications FOR VALUES WITH (MODULUS 8, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.notifications_p1 PARTITION OF community.notifications FOR VALUES WITH (MODULUS 8, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.notifications_p2 PARTITION OF community.notifications FOR VALUES WITH (MODULUS 8, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.notifications_p3 PARTITION OF community.notifications FOR VALUES WITH (MODULUS 8, REMAINDER 3);

CREATE TABLE IF NOT EXISTS community.notifications_p4 PARTITION OF community.notifications FOR VALUES WITH (MODULUS 8, REMAINDER 4);

CREATE TABLE IF NOT EXISTS community.notifications_p5 PARTITION OF community.notifications FOR VALUES WITH (MODULUS 8, REMAINDER 5);

CREATE TABLE IF NOT EXISTS community.notifications_p6 PARTITION OF community.notifications FOR VALUES WITH (MODULUS 8, REMAINDER 6);

CREATE TABLE IF NOT EXISTS community.notifications_p7 PARTITION OF community.notifications FOR VALUES WITH (MODULUS 8, REMAINDER 7);

ALTER TABLE community.notifications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.notifications_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.notifications_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.notifications_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.notifications_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.notifications_p4 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.notifications_p5 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.notifications_p6 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.notifications_p7 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.notifications FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS notifications_user_id_created_at_index ON community.notifications ("organization_id", "user_id", "created_at");

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.notifications'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.notifications FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.notifications FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.notifications FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.notifications_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.notifications_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.notifications_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.notifications_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.notifications_p4 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.notifications_p5 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.notifications_p6 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.notifications_p7 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON community.notifications TO tributary_command, tributary_outside;

GRANT SELECT ON community.notifications TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.notifications TO tributary_repair;

DO $$ BEGIN
    IF to_regclass('community.notifications_created_at_age') IS NULL THEN
        CREATE INDEX notifications_created_at_age ON community.notifications ("created_at");
    END IF;
END $$;

GRANT SELECT, DELETE ON community.notifications TO tributary_recorder;

ALTER TABLE community.notifications_p0 REPLICA IDENTITY FULL;

ALTER TABLE community.notifications_p1 REPLICA IDENTITY FULL;

ALTER TABLE community.notifications_p2 REPLICA IDENTITY FULL;

ALTER TABLE community.notifications_p3 REPLICA IDENTITY FULL;

ALTER TABLE community.notifications_p4 REPLICA IDENTITY FULL;

ALTER TABLE community.notifications_p5 REPLICA IDENTITY FULL;

ALTER TABLE community.notifications_p6 REPLICA IDENTITY FULL;

ALTER TABLE community.notifications_p7 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS community.loyalty_transactions (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "user_id" uuid NOT NULL,
    "points" integer NOT NULL,
    "balance_after" bigint NOT NULL,
    "reason" text NOT NULL DEFAULT 'earned',
    "reference" text,
    "description" text,
    CONSTRAINT loyalty_transactions_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT loyalty_transactions_reference_unique UNIQUE ("organization_id", "reference"),
    CONSTRAINT loyalty_transactions_points_check CHECK ("points" BETWEEN -1000000 AND 1000000),
    CONSTRAINT loyalty_transactions_reason_check CHECK ("reason" IN ('earned', 'redeemed', 'adjusted', 'expired', 'refunded')),
    CONSTRAINT loyalty_transactions_reference_check CHECK (char_length("reference") <= 200),
    CONSTRAINT loyalty_transactions_description_check CHECK (char_length("description") <= 500)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.loyalty_transactions_p0 PARTITION OF community.loyalty_transactions FOR VALUES WITH (MODULUS 8, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.loyalty_transactions_p1 PARTITION OF community.loyalty_transactions FOR VALUES WITH (MODULUS 8, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.loyalty_transactions_p2 PARTITION OF community.loyalty_transactions FOR VALUES WITH (MODULUS 8, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.loyalty_transactions_p3 PARTITION OF community.loyalty_transactions FOR VALUES WITH (MODULUS 8, REMAINDER 3);

CREATE TABLE IF NOT EXISTS community.loyalty_transactions_p4 PARTITION OF community.loyalty_transactions FOR VALUES WITH (MODULUS 8, REMAINDER 4);

CREATE TABLE IF NOT EXISTS community.loyalty_transactions_p5 PARTITION OF community.loyalty_transactions FOR VALUES WITH (MODULUS 8, REMAINDER 5);

CREATE TABLE IF NOT EXISTS community.loyalty_transactions_p6 PARTITION OF community.loyalty_transactions FOR VALUES WITH (MODULUS 8, REMAINDER 6);

CREATE TABLE IF NOT EXISTS community.loyalty_transactions_p7 PARTITION OF community.loyalty_transactions FOR VALUES WITH (MODULUS 8, REMAINDER 7);

ALTER TABLE community.loyalty_transactions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.loyalty_transactions_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.loyalty_transactions_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.loyalty_transactions_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.loyalty_transactions_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.loyalty_transactions_p4 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.loyalty_transactions_p5 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.loyalty_transactions_p6 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.loyalty_transactions_p7 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.loyalty_transactions FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS loyalty_transactions_user_id_created_at_index ON community.loyalty_transactions ("organization_id", "user_id", "created_at");

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.loyalty_transactions'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.loyalty_transactions FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.loyalty_transactions FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.loyalty_transactions FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.loyalty_transactions_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.loyalty_transactions_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.loyalty_transactions_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.loyalty_transactions_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.loyalty_transactions_p4 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.loyalty_transactions_p5 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.loyalty_transactions_p6 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.loyalty_transactions_p7 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT ON community.loyalty_transactions TO tributary_command, tributary_outside;

GRANT SELECT ON community.loyalty_transactions TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.loyalty_transactions TO tributary_repair;

ALTER TABLE community.loyalty_transactions_p0 REPLICA IDENTITY FULL;

ALTER TABLE community.loyalty_transactions_p1 REPLICA IDENTITY FULL;

ALTER TABLE community.loyalty_transactions_p2 REPLICA IDENTITY FULL;

ALTER TABLE community.loyalty_transactions_p3 REPLICA IDENTITY FULL;

ALTER TABLE community.loyalty_transactions_p4 REPLICA IDENTITY FULL;

ALTER TABLE community.loyalty_transactions_p5 REPLICA IDENTITY FULL;

ALTER TABLE community.loyalty_transactions_p6 REPLICA IDENTITY FULL;

ALTER TABLE community.loyalty_transactions_p7 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS community.payments (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "user_id" uuid NOT NULL,
    "amount_minor" bigint NOT NULL,
    "currency" text NOT NULL,
    "provider" text NOT NULL,
    "provider_reference" text NOT NULL,
    "status" text NOT NULL DEFAULT 'pending',
    "purpose" text,
    CONSTRAINT payments_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT payments_provider_provider_reference_unique UNIQUE ("organization_id", "provider", "provider_reference"),
    CONSTRAINT payments_amount_minor_check CHECK ("amount_minor" BETWEEN 1 AND 1000000000000),
    CONSTRAINT payments_currency_check CHECK (char_length("currency") <= 3),
    CONSTRAINT payments_provider_check CHECK (char_length("provider") BETWEEN 1 AND 60),
    CONSTRAINT payments_provider_reference_check CHECK (char_length("provider_reference") BETWEEN 1 AND 200),
    CONSTRAINT payments_status_check CHECK ("status" IN ('pending', 'authorized', 'succeeded', 'failed', 'refunded', 'cancelled')),
    CONSTRAINT payments_purpose_check CHECK (char_length("purpose") <= 500)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS community.payments_p0 PARTITION OF community.payments FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS community.payments_p1 PARTITION OF community.payments FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS community.payments_p2 PARTITION OF community.payments FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS community.payments_p3 PARTITION OF community.payments FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE community.payments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.payments_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.payments_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.payments_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE community.payments_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON community.payments FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS payments_user_id_created_at_index ON community.payments ("organization_id", "user_id", "created_at");

CREATE INDEX IF NOT EXISTS payments_status_index ON community.payments ("organization_id", "status");

DO $$ DECLARE part record; BEGIN
    FOR part IN
        SELECT format('%I.%I', n.nspname, child.relname) AS name,
               parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
        FROM pg_index root
        JOIN pg_inherits h ON h.inhparent = root.indexrelid
        JOIN pg_class parent ON parent.oid = h.inhparent
        JOIN pg_class child ON child.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        JOIN pg_index i ON i.indexrelid = child.oid
        JOIN pg_class tab ON tab.oid = i.indrelid
        WHERE root.indrelid = 'community.payments'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON community.payments FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON community.payments FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.payments FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.payments_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.payments_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.payments_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON community.payments_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON community.payments TO tributary_command, tributary_outside;

GRANT SELECT ON community.payments TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON community.payments TO tributary_repair;

ALTER TABLE community.payments_p0 REPLICA IDENTITY FULL;

ALTER TABLE community.payments_p1 REPLICA IDENTITY FULL;

ALTER TABLE community.payments_p2 REPLICA IDENTITY FULL;

ALTER TABLE community.payments_p3 REPLICA IDENTITY FULL;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'community.event_registrations'::regclass AND conname = 'event_registrations_event_id_reference') THEN
        ALTER TABLE community.event_registrations ADD CONSTRAINT event_registrations_event_id_reference FOREIGN KEY ("organization_id", "event_id") REFERENCES community.events ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'community.challenge_participants'::regclass AND conname = 'challenge_participants_challenge_id_reference') THEN
        ALTER TABLE community.challenge_participants ADD CONSTRAINT challenge_participants_challenge_id_reference FOREIGN KEY ("organization_id", "challenge_id") REFERENCES community.challenges ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'community.post_comments'::regclass AND conname = 'post_comments_post_id_reference') THEN
        ALTER TABLE community.post_comments ADD CONSTRAINT post_comments_post_id_reference FOREIGN KEY ("organization_id", "post_id") REFERENCES community.social_posts ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'community.post_comments'::regclass AND conname = 'post_comments_answers_id_reference') THEN
        ALTER TABLE community.post_comments ADD CONSTRAINT post_comments_answers_id_reference FOREIGN KEY ("organization_id", "answers_id") REFERENCES community.post_comments ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'community.post_reactions'::regclass AND conname = 'post_reactions_post_id_reference') THEN
        ALTER TABLE community.post_reactions ADD CONSTRAINT post_reactions_post_id_reference FOREIGN KEY ("organization_id", "post_id") REFERENCES community.social_posts ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.events'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '81f3f04c' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON community.events;
CREATE POLICY seen_rows_updated ON community.events AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (coalesce(events."status", '') NOT IN ('draft') OR events."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin'))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON community.events IS '81f3f04c';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.events'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '81f3f04c' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON community.events;
CREATE POLICY seen_rows_deleted ON community.events AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (coalesce(events."status", '') NOT IN ('draft') OR events."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin')));
COMMENT ON POLICY seen_rows_deleted ON community.events IS '81f3f04c';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.event_registrations'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM 'f212d413' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON community.event_registrations;
CREATE POLICY seen_rows_updated ON community.event_registrations AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM community.events parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = event_registrations."event_id" AND (coalesce(parent."status", '') NOT IN ('draft') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin')))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON community.event_registrations IS 'f212d413';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.event_registrations'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM 'f212d413' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON community.event_registrations;
CREATE POLICY seen_rows_deleted ON community.event_registrations AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM community.events parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = event_registrations."event_id" AND (coalesce(parent."status", '') NOT IN ('draft') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin'))));
COMMENT ON POLICY seen_rows_deleted ON community.event_registrations IS 'f212d413';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.social_posts'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM 'ee510e0a' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON community.social_posts;
CREATE POLICY seen_rows_updated ON community.social_posts AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (coalesce(social_posts."status", '') NOT IN ('hidden') OR social_posts."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator'))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON community.social_posts IS 'ee510e0a';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.social_posts'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM 'ee510e0a' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON community.social_posts;
CREATE POLICY seen_rows_deleted ON community.social_posts AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (coalesce(social_posts."status", '') NOT IN ('hidden') OR social_posts."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator')));
COMMENT ON POLICY seen_rows_deleted ON community.social_posts IS 'ee510e0a';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.post_comments'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM 'f14f8bdd' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON community.post_comments;
CREATE POLICY seen_rows_updated ON community.post_comments AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM community.social_posts parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = post_comments."post_id" AND (coalesce(parent."status", '') NOT IN ('hidden') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator')))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON community.post_comments IS 'f14f8bdd';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.post_comments'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM 'f14f8bdd' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON community.post_comments;
CREATE POLICY seen_rows_deleted ON community.post_comments AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM community.social_posts parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = post_comments."post_id" AND (coalesce(parent."status", '') NOT IN ('hidden') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator'))));
COMMENT ON POLICY seen_rows_deleted ON community.post_comments IS 'f14f8bdd';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.post_reactions'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM 'cc59b024' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON community.post_reactions;
CREATE POLICY seen_rows_updated ON community.post_reactions AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM community.social_posts parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = post_reactions."post_id" AND (coalesce(parent."status", '') NOT IN ('hidden') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator')))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON community.post_reactions IS 'cc59b024';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.post_reactions'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM 'cc59b024' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON community.post_reactions;
CREATE POLICY seen_rows_deleted ON community.post_reactions AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM community.social_posts parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = post_reactions."post_id" AND (coalesce(parent."status", '') NOT IN ('hidden') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator'))));
COMMENT ON POLICY seen_rows_deleted ON community.post_reactions IS 'cc59b024';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.message_threads'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM 'e68871a3' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON community.message_threads;
CREATE POLICY seen_rows_updated ON community.message_threads AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (message_threads."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR EXISTS (SELECT FROM community.thread_participants other WHERE other.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND other."thread_id" = message_threads."thread_id" AND other."user_id" = nullif(current_setting('tributary.member', true), '')::uuid))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON community.message_threads IS 'e68871a3';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.message_threads'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM 'e68871a3' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON community.message_threads;
CREATE POLICY seen_rows_deleted ON community.message_threads AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (message_threads."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR EXISTS (SELECT FROM community.thread_participants other WHERE other.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND other."thread_id" = message_threads."thread_id" AND other."user_id" = nullif(current_setting('tributary.member', true), '')::uuid)));
COMMENT ON POLICY seen_rows_deleted ON community.message_threads IS 'e68871a3';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.thread_participants'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM 'b673eafc' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON community.thread_participants;
CREATE POLICY seen_rows_updated ON community.thread_participants AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (thread_participants."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR EXISTS (SELECT FROM community.thread_participants other WHERE other.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND other."thread_id" = thread_participants."thread_id" AND other."user_id" = nullif(current_setting('tributary.member', true), '')::uuid))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON community.thread_participants IS 'b673eafc';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.thread_participants'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM 'b673eafc' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON community.thread_participants;
CREATE POLICY seen_rows_deleted ON community.thread_participants AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (thread_participants."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR EXISTS (SELECT FROM community.thread_participants other WHERE other.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND other."thread_id" = thread_participants."thread_id" AND other."user_id" = nullif(current_setting('tributary.member', true), '')::uuid)));
COMMENT ON POLICY seen_rows_deleted ON community.thread_participants IS 'b673eafc';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.direct_messages'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '986e0fb7' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON community.direct_messages;
CREATE POLICY seen_rows_updated ON community.direct_messages AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (direct_messages."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR EXISTS (SELECT FROM community.thread_participants other WHERE other.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND other."thread_id" = direct_messages."thread_id" AND other."user_id" = nullif(current_setting('tributary.member', true), '')::uuid))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON community.direct_messages IS '986e0fb7';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.direct_messages'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '986e0fb7' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON community.direct_messages;
CREATE POLICY seen_rows_deleted ON community.direct_messages AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (direct_messages."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR EXISTS (SELECT FROM community.thread_participants other WHERE other.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND other."thread_id" = direct_messages."thread_id" AND other."user_id" = nullif(current_setting('tributary.member', true), '')::uuid)));
COMMENT ON POLICY seen_rows_deleted ON community.direct_messages IS '986e0fb7';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.notifications'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '26df9311' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON community.notifications;
CREATE POLICY seen_rows_updated ON community.notifications AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (notifications."user_id" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner'))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON community.notifications IS '26df9311';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.notifications'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '26df9311' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON community.notifications;
CREATE POLICY seen_rows_deleted ON community.notifications AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (notifications."user_id" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner')));
COMMENT ON POLICY seen_rows_deleted ON community.notifications IS '26df9311';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.loyalty_transactions'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM 'fa677171' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON community.loyalty_transactions;
CREATE POLICY seen_rows_updated ON community.loyalty_transactions AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (loyalty_transactions."user_id" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin'))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON community.loyalty_transactions IS 'fa677171';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.loyalty_transactions'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM 'fa677171' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON community.loyalty_transactions;
CREATE POLICY seen_rows_deleted ON community.loyalty_transactions AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (loyalty_transactions."user_id" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin')));
COMMENT ON POLICY seen_rows_deleted ON community.loyalty_transactions IS 'fa677171';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.payments'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM 'fd4f728b' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON community.payments;
CREATE POLICY seen_rows_updated ON community.payments AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (payments."user_id" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin'))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON community.payments IS 'fd4f728b';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'community.payments'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM 'fd4f728b' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON community.payments;
CREATE POLICY seen_rows_deleted ON community.payments AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (payments."user_id" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin')));
COMMENT ON POLICY seen_rows_deleted ON community.payments IS 'fd4f728b';
    END IF;
END $$;
