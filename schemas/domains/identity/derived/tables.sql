CREATE SCHEMA IF NOT EXISTS identity AUTHORIZATION tributary_owner;

GRANT USAGE ON SCHEMA identity TO tributary_recorder, tributary_command, tributary_outside, tributary_capture, tributary_verify, tributary_repair;

CREATE TABLE IF NOT EXISTS identity.organizations (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "name" text NOT NULL,
    "slug" text NOT NULL,
    "owner_id" uuid NOT NULL,
    "status" text NOT NULL DEFAULT 'active',
    "trial_ends_at" timestamptz(3),
    "subscription_tier" text NOT NULL DEFAULT 'free',
    "subscription_status" text NOT NULL DEFAULT 'none',
    "member_limit" integer NOT NULL DEFAULT 50,
    "settings" text NOT NULL DEFAULT '{ }',
    "locale" text NOT NULL DEFAULT 'en',
    "time_zone" text NOT NULL DEFAULT 'UTC',
    "maintenance" boolean NOT NULL DEFAULT false,
    "step_up_required" boolean NOT NULL DEFAULT false,
    CONSTRAINT organizations_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT organizations_name_check CHECK (char_length("name") BETWEEN 1 AND 120),
    CONSTRAINT organizations_slug_check CHECK (char_length("slug") BETWEEN 3 AND 63),
    CONSTRAINT organizations_status_check CHECK ("status" IN ('active', 'suspended', 'trial')),
    CONSTRAINT organizations_subscription_tier_check CHECK ("subscription_tier" IN ('free', 'basic', 'pro', 'enterprise')),
    CONSTRAINT organizations_subscription_status_check CHECK ("subscription_status" IN ('none', 'trialing', 'active', 'past_due', 'cancelled')),
    CONSTRAINT organizations_member_limit_check CHECK ("member_limit" BETWEEN 1 AND 10000),
    CONSTRAINT organizations_settings_check CHECK (char_length("settings") <= 20000 AND "settings" IS JSON),
    CONSTRAINT organizations_locale_check CHECK (char_length("locale") <= 35),
    CONSTRAINT organizations_time_zone_check CHECK (char_length("time_zone") <= 64),
    CONSTRAINT organizations_id_check CHECK (id = organization_id)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS identity.organizations_p0 PARTITION OF identity.organizations FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.organizations_p1 PARTITION OF identity.organizations FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.organizations_p2 PARTITION OF identity.organizations FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.organizations_p3 PARTITION OF identity.organizations FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.organizations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.organizations_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.organizations_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.organizations_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.organizations_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.organizations FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'identity.organizations'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON identity.organizations FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON identity.organizations FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER timer_begins AFTER INSERT ON identity.organizations FOR EACH ROW WHEN (new."trial_ends_at" IS NOT NULL) EXECUTE FUNCTION platform.keep_timer('identity.organizations', 'trial_ends_at');

CREATE OR REPLACE TRIGGER timer_moves AFTER UPDATE ON identity.organizations FOR EACH ROW WHEN (old."trial_ends_at" IS DISTINCT FROM new."trial_ends_at") EXECUTE FUNCTION platform.keep_timer('identity.organizations', 'trial_ends_at');

CREATE OR REPLACE TRIGGER timer_ends AFTER DELETE ON identity.organizations FOR EACH ROW WHEN (old."trial_ends_at" IS NOT NULL) EXECUTE FUNCTION platform.keep_timer('identity.organizations', 'trial_ends_at');

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organizations FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organizations_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organizations_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organizations_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organizations_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.organizations TO tributary_command, tributary_outside;

GRANT SELECT ON identity.organizations TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.organizations TO tributary_repair;

ALTER TABLE identity.organizations_p0 REPLICA IDENTITY FULL;

ALTER TABLE identity.organizations_p1 REPLICA IDENTITY FULL;

ALTER TABLE identity.organizations_p2 REPLICA IDENTITY FULL;

ALTER TABLE identity.organizations_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS identity.organization_members (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "user_id" uuid NOT NULL,
    "display_name" text NOT NULL,
    "role" text NOT NULL DEFAULT 'member',
    "status" text NOT NULL DEFAULT 'active',
    "joined_at" timestamptz(3),
    "signed_out_at" timestamptz(3),
    "title" text,
    "avatar_url" text,
    CONSTRAINT organization_members_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT organization_members_user_id_unique UNIQUE ("organization_id", "user_id"),
    CONSTRAINT organization_members_display_name_check CHECK (char_length("display_name") BETWEEN 1 AND 120),
    CONSTRAINT organization_members_role_check CHECK ("role" IN ('owner', 'admin', 'manager', 'moderator', 'editor', 'member', 'viewer')),
    CONSTRAINT organization_members_status_check CHECK ("status" IN ('active', 'invited', 'suspended', 'removed')),
    CONSTRAINT organization_members_title_check CHECK (char_length("title") <= 120),
    CONSTRAINT organization_members_avatar_url_check CHECK (char_length("avatar_url") <= 500)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS identity.organization_members_p0 PARTITION OF identity.organization_members FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.organization_members_p1 PARTITION OF identity.organization_members FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.organization_members_p2 PARTITION OF identity.organization_members FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.organization_members_p3 PARTITION OF identity.organization_members FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.organization_members ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.organization_members_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.organization_members_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.organization_members_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.organization_members_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.organization_members FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS organization_members_status_index ON identity.organization_members ("organization_id", "status");

CREATE INDEX IF NOT EXISTS organization_members_role_index ON identity.organization_members ("organization_id", "role");

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
        WHERE root.indrelid = 'identity.organization_members'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON identity.organization_members FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON identity.organization_members FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organization_members FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organization_members_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organization_members_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organization_members_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organization_members_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.organization_members TO tributary_command, tributary_outside;

GRANT SELECT ON identity.organization_members TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.organization_members TO tributary_repair;

ALTER TABLE identity.organization_members_p0 REPLICA IDENTITY FULL;

ALTER TABLE identity.organization_members_p1 REPLICA IDENTITY FULL;

ALTER TABLE identity.organization_members_p2 REPLICA IDENTITY FULL;

ALTER TABLE identity.organization_members_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS identity.organization_features (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "key" text NOT NULL,
    "enabled" boolean NOT NULL DEFAULT true,
    "configuration" text NOT NULL DEFAULT '{ }',
    CONSTRAINT organization_features_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT organization_features_key_unique UNIQUE ("organization_id", "key"),
    CONSTRAINT organization_features_key_check CHECK (char_length("key") BETWEEN 1 AND 60),
    CONSTRAINT organization_features_configuration_check CHECK (char_length("configuration") <= 20000 AND "configuration" IS JSON)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS identity.organization_features_p0 PARTITION OF identity.organization_features FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.organization_features_p1 PARTITION OF identity.organization_features FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.organization_features_p2 PARTITION OF identity.organization_features FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.organization_features_p3 PARTITION OF identity.organization_features FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.organization_features ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.organization_features_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.organization_features_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.organization_features_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.organization_features_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.organization_features FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'identity.organization_features'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON identity.organization_features FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON identity.organization_features FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organization_features FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organization_features_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organization_features_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organization_features_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.organization_features_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.organization_features TO tributary_command, tributary_outside;

GRANT SELECT ON identity.organization_features TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.organization_features TO tributary_repair;

ALTER TABLE identity.organization_features_p0 REPLICA IDENTITY FULL;

ALTER TABLE identity.organization_features_p1 REPLICA IDENTITY FULL;

ALTER TABLE identity.organization_features_p2 REPLICA IDENTITY FULL;

ALTER TABLE identity.organization_features_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS identity.roles (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "key" text NOT NULL,
    "name" text NOT NULL,
    "description" text,
    "permissions" text[] NOT NULL DEFAULT '{}',
    CONSTRAINT roles_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT roles_key_unique UNIQUE ("organization_id", "key"),
    CONSTRAINT roles_key_check CHECK (char_length("key") BETWEEN 1 AND 60),
    CONSTRAINT roles_name_check CHECK (char_length("name") BETWEEN 1 AND 120),
    CONSTRAINT roles_description_check CHECK (char_length("description") <= 1000),
    CONSTRAINT roles_permissions_check CHECK (cardinality("permissions") <= 100 AND char_length(array_to_string("permissions", '')) <= 20000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS identity.roles_p0 PARTITION OF identity.roles FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.roles_p1 PARTITION OF identity.roles FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.roles_p2 PARTITION OF identity.roles FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.roles_p3 PARTITION OF identity.roles FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.roles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.roles_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.roles_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.roles_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.roles_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.roles FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'identity.roles'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON identity.roles FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON identity.roles FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.roles FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.roles_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.roles_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.roles_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.roles_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.roles TO tributary_command, tributary_outside;

GRANT SELECT ON identity.roles TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.roles TO tributary_repair;

ALTER TABLE identity.roles_p0 REPLICA IDENTITY FULL;

ALTER TABLE identity.roles_p1 REPLICA IDENTITY FULL;

ALTER TABLE identity.roles_p2 REPLICA IDENTITY FULL;

ALTER TABLE identity.roles_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS identity.user_roles (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "role_id" uuid NOT NULL,
    "user_id" uuid NOT NULL,
    "ends_at" timestamptz(3),
    CONSTRAINT user_roles_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT user_roles_role_id_user_id_unique UNIQUE ("organization_id", "role_id", "user_id")
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS identity.user_roles_p0 PARTITION OF identity.user_roles FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.user_roles_p1 PARTITION OF identity.user_roles FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.user_roles_p2 PARTITION OF identity.user_roles FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.user_roles_p3 PARTITION OF identity.user_roles FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.user_roles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_roles_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_roles_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_roles_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_roles_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.user_roles FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS user_roles_user_id_index ON identity.user_roles ("organization_id", "user_id");

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
        WHERE root.indrelid = 'identity.user_roles'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON identity.user_roles FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON identity.user_roles FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.user_roles FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.user_roles_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.user_roles_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.user_roles_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.user_roles_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.user_roles TO tributary_command, tributary_outside;

GRANT SELECT ON identity.user_roles TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.user_roles TO tributary_repair;

CREATE TABLE IF NOT EXISTS identity.user_permissions (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "user_id" uuid NOT NULL,
    "permission" text NOT NULL,
    "ends_at" timestamptz(3),
    "reason" text,
    CONSTRAINT user_permissions_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT user_permissions_user_id_permission_unique UNIQUE ("organization_id", "user_id", "permission"),
    CONSTRAINT user_permissions_permission_check CHECK (char_length("permission") BETWEEN 1 AND 200),
    CONSTRAINT user_permissions_reason_check CHECK (char_length("reason") <= 500)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS identity.user_permissions_p0 PARTITION OF identity.user_permissions FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.user_permissions_p1 PARTITION OF identity.user_permissions FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.user_permissions_p2 PARTITION OF identity.user_permissions FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.user_permissions_p3 PARTITION OF identity.user_permissions FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.user_permissions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_permissions_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_permissions_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_permissions_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_permissions_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.user_permissions FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'identity.user_permissions'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON identity.user_permissions FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON identity.user_permissions FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.user_permissions FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.user_permissions_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.user_permissions_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.user_permissions_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.user_permissions_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.user_permissions TO tributary_command, tributary_outside;

GRANT SELECT ON identity.user_permissions TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.user_permissions TO tributary_repair;

ALTER TABLE identity.user_permissions_p0 REPLICA IDENTITY FULL;

ALTER TABLE identity.user_permissions_p1 REPLICA IDENTITY FULL;

ALTER TABLE identity.user_permissions_p2 REPLICA IDENTITY FULL;

ALTER TABLE identity.user_permissions_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS identity.invitations (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "email" text NOT NULL,
    "role" text NOT NULL DEFAULT 'member',
    "token_hash" text NOT NULL,
    "expires_at" timestamptz(3) NOT NULL,
    "status" text NOT NULL DEFAULT 'pending',
    CONSTRAINT invitations_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT invitations_email_check CHECK (char_length("email") <= 254),
    CONSTRAINT invitations_role_check CHECK ("role" IN ('owner', 'admin', 'manager', 'moderator', 'editor', 'member', 'viewer')),
    CONSTRAINT invitations_token_hash_check CHECK (char_length("token_hash") <= 64),
    CONSTRAINT invitations_status_check CHECK ("status" IN ('pending', 'accepted', 'revoked', 'expired'))
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS identity.invitations_p0 PARTITION OF identity.invitations FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.invitations_p1 PARTITION OF identity.invitations FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.invitations_p2 PARTITION OF identity.invitations FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.invitations_p3 PARTITION OF identity.invitations FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.invitations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.invitations_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.invitations_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.invitations_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.invitations_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.invitations FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS invitations_status_index ON identity.invitations ("organization_id", "status");

CREATE INDEX IF NOT EXISTS invitations_email_index ON identity.invitations ("organization_id", "email");

CREATE INDEX IF NOT EXISTS invitations_token_hash_index ON identity.invitations ("organization_id", "token_hash");

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
        WHERE root.indrelid = 'identity.invitations'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON identity.invitations FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON identity.invitations FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER timer_begins AFTER INSERT ON identity.invitations FOR EACH ROW WHEN (new."expires_at" IS NOT NULL) EXECUTE FUNCTION platform.keep_timer('identity.invitations', 'expires_at');

CREATE OR REPLACE TRIGGER timer_moves AFTER UPDATE ON identity.invitations FOR EACH ROW WHEN (old."expires_at" IS DISTINCT FROM new."expires_at") EXECUTE FUNCTION platform.keep_timer('identity.invitations', 'expires_at');

CREATE OR REPLACE TRIGGER timer_ends AFTER DELETE ON identity.invitations FOR EACH ROW WHEN (old."expires_at" IS NOT NULL) EXECUTE FUNCTION platform.keep_timer('identity.invitations', 'expires_at');

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.invitations FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.invitations_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.invitations_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.invitations_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.invitations_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.invitations TO tributary_command, tributary_outside;

GRANT SELECT ON identity.invitations TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.invitations TO tributary_repair;

CREATE TABLE IF NOT EXISTS identity.api_keys (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "name" text NOT NULL,
    "prefix" text NOT NULL,
    "key_hash" text NOT NULL,
    "role" text NOT NULL DEFAULT 'member',
    "scopes" text[] NOT NULL DEFAULT '{}',
    "expires_at" timestamptz(3),
    "status" text NOT NULL DEFAULT 'active',
    "last_used_at" timestamptz(3),
    CONSTRAINT api_keys_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT api_keys_name_check CHECK (char_length("name") BETWEEN 1 AND 120),
    CONSTRAINT api_keys_prefix_check CHECK (char_length("prefix") BETWEEN 4 AND 12),
    CONSTRAINT api_keys_key_hash_check CHECK (char_length("key_hash") <= 64),
    CONSTRAINT api_keys_role_check CHECK ("role" IN ('owner', 'admin', 'manager', 'moderator', 'editor', 'member', 'viewer')),
    CONSTRAINT api_keys_scopes_check CHECK (cardinality("scopes") <= 100 AND char_length(array_to_string("scopes", '')) <= 20000),
    CONSTRAINT api_keys_status_check CHECK ("status" IN ('active', 'revoked'))
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS identity.api_keys_p0 PARTITION OF identity.api_keys FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.api_keys_p1 PARTITION OF identity.api_keys FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.api_keys_p2 PARTITION OF identity.api_keys FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.api_keys_p3 PARTITION OF identity.api_keys FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.api_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.api_keys_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.api_keys_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.api_keys_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.api_keys_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.api_keys FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS api_keys_status_index ON identity.api_keys ("organization_id", "status");

CREATE INDEX IF NOT EXISTS api_keys_key_hash_index ON identity.api_keys ("organization_id", "key_hash");

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
        WHERE root.indrelid = 'identity.api_keys'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON identity.api_keys FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON identity.api_keys FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.api_keys FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.api_keys_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.api_keys_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.api_keys_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.api_keys_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.api_keys TO tributary_command, tributary_outside;

GRANT SELECT ON identity.api_keys TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.api_keys TO tributary_repair;

ALTER TABLE identity.api_keys_p0 REPLICA IDENTITY FULL;

ALTER TABLE identity.api_keys_p1 REPLICA IDENTITY FULL;

ALTER TABLE identity.api_keys_p2 REPLICA IDENTITY FULL;

ALTER TABLE identity.api_keys_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS identity.analyst_feeds (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "domain" text NOT NULL,
    "purpose" text,
    "password_number" integer NOT NULL DEFAULT 1,
    CONSTRAINT analyst_feeds_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT analyst_feeds_domain_unique UNIQUE ("organization_id", "domain"),
    CONSTRAINT analyst_feeds_domain_check CHECK (char_length("domain") BETWEEN 1 AND 60),
    CONSTRAINT analyst_feeds_purpose_check CHECK (char_length("purpose") <= 500),
    CONSTRAINT analyst_feeds_password_number_check CHECK ("password_number" BETWEEN 1 AND 1000000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS identity.analyst_feeds_p0 PARTITION OF identity.analyst_feeds FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.analyst_feeds_p1 PARTITION OF identity.analyst_feeds FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.analyst_feeds_p2 PARTITION OF identity.analyst_feeds FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.analyst_feeds_p3 PARTITION OF identity.analyst_feeds FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.analyst_feeds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.analyst_feeds_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.analyst_feeds_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.analyst_feeds_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.analyst_feeds_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.analyst_feeds FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'identity.analyst_feeds'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON identity.analyst_feeds FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON identity.analyst_feeds FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.analyst_feeds FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.analyst_feeds_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.analyst_feeds_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.analyst_feeds_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.analyst_feeds_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.analyst_feeds TO tributary_command, tributary_outside;

GRANT SELECT ON identity.analyst_feeds TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.analyst_feeds TO tributary_repair;

ALTER TABLE identity.analyst_feeds_p0 REPLICA IDENTITY FULL;

ALTER TABLE identity.analyst_feeds_p1 REPLICA IDENTITY FULL;

ALTER TABLE identity.analyst_feeds_p2 REPLICA IDENTITY FULL;

ALTER TABLE identity.analyst_feeds_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS identity.security_events (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "user_id" uuid,
    "kind" text NOT NULL,
    "severity" text NOT NULL DEFAULT 'info',
    "code" text,
    "occurrences" integer NOT NULL DEFAULT 1,
    "address" text,
    "details" text NOT NULL DEFAULT '{ }',
    CONSTRAINT security_events_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT security_events_kind_check CHECK ("kind" IN ('bad_token', 'access_denied', 'foreign_organization', 'limit_reached', 'account_locked', 'new_device', 'session_revoked', 'key_used', 'other')),
    CONSTRAINT security_events_severity_check CHECK ("severity" IN ('info', 'low', 'medium', 'high', 'critical')),
    CONSTRAINT security_events_code_check CHECK (char_length("code") <= 20),
    CONSTRAINT security_events_occurrences_check CHECK ("occurrences" BETWEEN 1 AND 2147483647),
    CONSTRAINT security_events_address_check CHECK (char_length("address") <= 45),
    CONSTRAINT security_events_details_check CHECK (char_length("details") <= 4000 AND "details" IS JSON)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS identity.security_events_p0 PARTITION OF identity.security_events FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.security_events_p1 PARTITION OF identity.security_events FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.security_events_p2 PARTITION OF identity.security_events FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.security_events_p3 PARTITION OF identity.security_events FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.security_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.security_events_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.security_events_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.security_events_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.security_events_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.security_events FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS security_events_created_at_index ON identity.security_events ("organization_id", "created_at");

CREATE INDEX IF NOT EXISTS security_events_user_id_created_at_index ON identity.security_events ("organization_id", "user_id", "created_at");

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
        WHERE root.indrelid = 'identity.security_events'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON identity.security_events FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON identity.security_events FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.security_events FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.security_events_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.security_events_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.security_events_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.security_events_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT ON identity.security_events TO tributary_command, tributary_outside;

GRANT SELECT ON identity.security_events TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.security_events TO tributary_repair;

DO $$ BEGIN
    IF to_regclass('identity.security_events_created_at_age') IS NULL THEN
        CREATE INDEX security_events_created_at_age ON identity.security_events ("created_at");
    END IF;
END $$;

GRANT SELECT, DELETE ON identity.security_events TO tributary_recorder;

ALTER TABLE identity.security_events_p0 REPLICA IDENTITY FULL;

ALTER TABLE identity.security_events_p1 REPLICA IDENTITY FULL;

ALTER TABLE identity.security_events_p2 REPLICA IDENTITY FULL;

ALTER TABLE identity.security_events_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS identity.announcements (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "title" text NOT NULL,
    "body" text NOT NULL,
    "least_role" text NOT NULL DEFAULT 'viewer',
    "status" text NOT NULL DEFAULT 'draft',
    CONSTRAINT announcements_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT announcements_title_check CHECK (char_length("title") BETWEEN 1 AND 200),
    CONSTRAINT announcements_body_check CHECK (char_length("body") <= 10000),
    CONSTRAINT announcements_least_role_check CHECK ("least_role" IN ('owner', 'admin', 'manager', 'moderator', 'editor', 'member', 'viewer')),
    CONSTRAINT announcements_status_check CHECK ("status" IN ('draft', 'published', 'withdrawn'))
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS identity.announcements_p0 PARTITION OF identity.announcements FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.announcements_p1 PARTITION OF identity.announcements FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.announcements_p2 PARTITION OF identity.announcements FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.announcements_p3 PARTITION OF identity.announcements FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.announcements ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.announcements_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.announcements_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.announcements_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.announcements_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.announcements FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'identity.announcements'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON identity.announcements FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON identity.announcements FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.announcements FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.announcements_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.announcements_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.announcements_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON identity.announcements_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.announcements TO tributary_command, tributary_outside;

GRANT SELECT ON identity.announcements TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.announcements TO tributary_repair;

ALTER TABLE identity.announcements_p0 REPLICA IDENTITY FULL;

ALTER TABLE identity.announcements_p1 REPLICA IDENTITY FULL;

ALTER TABLE identity.announcements_p2 REPLICA IDENTITY FULL;

ALTER TABLE identity.announcements_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS identity.profiles (
    "user_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "display_name" text NOT NULL,
    "first_name" text,
    "last_name" text,
    "pronouns" text,
    "email" text,
    "email_verified" boolean NOT NULL DEFAULT false,
    "recovery_email" text,
    "phone" text,
    "phone_verified" boolean NOT NULL DEFAULT false,
    "avatar_url" text,
    "born_on" date,
    "title" text,
    "department" text,
    "company" text,
    "biography" text,
    "website" text,
    "street" text,
    "town" text,
    "postal_code" text,
    "country" text,
    "locale" text NOT NULL DEFAULT 'en',
    "time_zone" text NOT NULL DEFAULT 'UTC',
    "terms_accepted_at" timestamptz(3),
    "privacy_accepted_at" timestamptz(3),
    "marketing_accepted_at" timestamptz(3),
    "analytics_accepted_at" timestamptz(3),
    "multi_factor" boolean NOT NULL DEFAULT false,
    "last_seen_at" timestamptz(3),
    CONSTRAINT profiles_key PRIMARY KEY ("user_id", "id"),
    CONSTRAINT profiles_display_name_check CHECK (char_length("display_name") BETWEEN 1 AND 120),
    CONSTRAINT profiles_first_name_check CHECK (char_length("first_name") <= 120),
    CONSTRAINT profiles_last_name_check CHECK (char_length("last_name") <= 120),
    CONSTRAINT profiles_pronouns_check CHECK (char_length("pronouns") <= 60),
    CONSTRAINT profiles_email_check CHECK (char_length("email") <= 254),
    CONSTRAINT profiles_recovery_email_check CHECK (char_length("recovery_email") <= 254),
    CONSTRAINT profiles_phone_check CHECK (char_length("phone") <= 16),
    CONSTRAINT profiles_avatar_url_check CHECK (char_length("avatar_url") <= 500),
    CONSTRAINT profiles_title_check CHECK (char_length("title") <= 120),
    CONSTRAINT profiles_department_check CHECK (char_length("department") <= 120),
    CONSTRAINT profiles_company_check CHECK (char_length("company") <= 200),
    CONSTRAINT profiles_biography_check CHECK (char_length("biography") <= 2000),
    CONSTRAINT profiles_website_check CHECK (char_length("website") <= 500),
    CONSTRAINT profiles_street_check CHECK (char_length("street") <= 200),
    CONSTRAINT profiles_town_check CHECK (char_length("town") <= 120),
    CONSTRAINT profiles_postal_code_check CHECK (char_length("postal_code") <= 20),
    CONSTRAINT profiles_country_check CHECK (char_length("country") <= 2),
    CONSTRAINT profiles_locale_check CHECK (char_length("locale") <= 35),
    CONSTRAINT profiles_time_zone_check CHECK (char_length("time_zone") <= 64)
) PARTITION BY HASH (user_id);

CREATE TABLE IF NOT EXISTS identity.profiles_p0 PARTITION OF identity.profiles FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.profiles_p1 PARTITION OF identity.profiles FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.profiles_p2 PARTITION OF identity.profiles FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.profiles_p3 PARTITION OF identity.profiles FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.profiles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.profiles_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.profiles_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.profiles_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.profiles_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.profiles FOR ALL TO tributary_command, tributary_outside USING (user_id = nullif(current_setting('tributary.user', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('tributary.user', true), '')::uuid);
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
        WHERE root.indrelid = 'identity.profiles'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE UPDATE ON identity.profiles FOR EACH ROW EXECUTE FUNCTION platform.before_write();

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.profiles TO tributary_command, tributary_outside;

GRANT SELECT ON identity.profiles TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.profiles TO tributary_repair;

CREATE TABLE IF NOT EXISTS identity.user_devices (
    "user_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "fingerprint" text NOT NULL,
    "name" text,
    "user_agent" text,
    "trusted" boolean NOT NULL DEFAULT false,
    "last_seen_at" timestamptz(3),
    CONSTRAINT user_devices_key PRIMARY KEY ("user_id", "id"),
    CONSTRAINT user_devices_fingerprint_unique UNIQUE ("user_id", "fingerprint"),
    CONSTRAINT user_devices_fingerprint_check CHECK (char_length("fingerprint") BETWEEN 1 AND 128),
    CONSTRAINT user_devices_name_check CHECK (char_length("name") <= 120),
    CONSTRAINT user_devices_user_agent_check CHECK (char_length("user_agent") <= 500)
) PARTITION BY HASH (user_id);

CREATE TABLE IF NOT EXISTS identity.user_devices_p0 PARTITION OF identity.user_devices FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.user_devices_p1 PARTITION OF identity.user_devices FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.user_devices_p2 PARTITION OF identity.user_devices FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.user_devices_p3 PARTITION OF identity.user_devices FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.user_devices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_devices_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_devices_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_devices_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_devices_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.user_devices FOR ALL TO tributary_command, tributary_outside USING (user_id = nullif(current_setting('tributary.user', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('tributary.user', true), '')::uuid);
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
        WHERE root.indrelid = 'identity.user_devices'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE UPDATE ON identity.user_devices FOR EACH ROW EXECUTE FUNCTION platform.before_write();

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.user_devices TO tributary_command, tributary_outside;

GRANT SELECT ON identity.user_devices TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.user_devices TO tributary_repair;

CREATE TABLE IF NOT EXISTS identity.user_sessions (
    "user_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "session_key" text NOT NULL,
    "device_id" uuid,
    "address" text,
    "last_seen_at" timestamptz(3) NOT NULL,
    "expires_at" timestamptz(3) NOT NULL,
    "revoked_at" timestamptz(3),
    CONSTRAINT user_sessions_key PRIMARY KEY ("user_id", "id"),
    CONSTRAINT user_sessions_session_key_unique UNIQUE ("user_id", "session_key"),
    CONSTRAINT user_sessions_session_key_check CHECK (char_length("session_key") BETWEEN 1 AND 200),
    CONSTRAINT user_sessions_address_check CHECK (char_length("address") <= 45)
) PARTITION BY HASH (user_id);

CREATE TABLE IF NOT EXISTS identity.user_sessions_p0 PARTITION OF identity.user_sessions FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS identity.user_sessions_p1 PARTITION OF identity.user_sessions FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS identity.user_sessions_p2 PARTITION OF identity.user_sessions FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS identity.user_sessions_p3 PARTITION OF identity.user_sessions FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE identity.user_sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_sessions_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_sessions_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_sessions_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE identity.user_sessions_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON identity.user_sessions FOR ALL TO tributary_command, tributary_outside USING (user_id = nullif(current_setting('tributary.user', true), '')::uuid) WITH CHECK (user_id = nullif(current_setting('tributary.user', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS user_sessions_device_id_index ON identity.user_sessions ("user_id", "device_id");

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
        WHERE root.indrelid = 'identity.user_sessions'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE UPDATE ON identity.user_sessions FOR EACH ROW EXECUTE FUNCTION platform.before_write();

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.user_sessions TO tributary_command, tributary_outside;

GRANT SELECT ON identity.user_sessions TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON identity.user_sessions TO tributary_repair;

DO $$ BEGIN
    IF to_regclass('identity.user_sessions_expires_at_age') IS NULL THEN
        CREATE INDEX user_sessions_expires_at_age ON identity.user_sessions ("expires_at");
    END IF;
END $$;

GRANT SELECT, DELETE ON identity.user_sessions TO tributary_recorder;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'identity.user_roles'::regclass AND conname = 'user_roles_role_id_reference') THEN
        ALTER TABLE identity.user_roles ADD CONSTRAINT user_roles_role_id_reference FOREIGN KEY ("organization_id", "role_id") REFERENCES identity.roles ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'identity.user_sessions'::regclass AND conname = 'user_sessions_device_id_reference') THEN
        ALTER TABLE identity.user_sessions ADD CONSTRAINT user_sessions_device_id_reference FOREIGN KEY ("user_id", "device_id") REFERENCES identity.user_devices ("user_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'identity.user_permissions'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '003b0000' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON identity.user_permissions;
CREATE POLICY seen_rows_updated ON identity.user_permissions AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (user_permissions."user_id" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin'))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON identity.user_permissions IS '003b0000';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'identity.user_permissions'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '003b0000' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON identity.user_permissions;
CREATE POLICY seen_rows_deleted ON identity.user_permissions AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (user_permissions."user_id" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin')));
COMMENT ON POLICY seen_rows_deleted ON identity.user_permissions IS '003b0000';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'identity.invitations'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '02056938' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON identity.invitations;
CREATE POLICY seen_rows_updated ON identity.invitations AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (SELECT platform.acting_role()) IN ('owner', 'admin')) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON identity.invitations IS '02056938';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'identity.invitations'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '02056938' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON identity.invitations;
CREATE POLICY seen_rows_deleted ON identity.invitations AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (SELECT platform.acting_role()) IN ('owner', 'admin'));
COMMENT ON POLICY seen_rows_deleted ON identity.invitations IS '02056938';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'identity.api_keys'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '02056938' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON identity.api_keys;
CREATE POLICY seen_rows_updated ON identity.api_keys AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (SELECT platform.acting_role()) IN ('owner', 'admin')) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON identity.api_keys IS '02056938';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'identity.api_keys'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '02056938' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON identity.api_keys;
CREATE POLICY seen_rows_deleted ON identity.api_keys AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (SELECT platform.acting_role()) IN ('owner', 'admin'));
COMMENT ON POLICY seen_rows_deleted ON identity.api_keys IS '02056938';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'identity.analyst_feeds'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '02056938' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON identity.analyst_feeds;
CREATE POLICY seen_rows_updated ON identity.analyst_feeds AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (SELECT platform.acting_role()) IN ('owner', 'admin')) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON identity.analyst_feeds IS '02056938';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'identity.analyst_feeds'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '02056938' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON identity.analyst_feeds;
CREATE POLICY seen_rows_deleted ON identity.analyst_feeds AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (SELECT platform.acting_role()) IN ('owner', 'admin'));
COMMENT ON POLICY seen_rows_deleted ON identity.analyst_feeds IS '02056938';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'identity.security_events'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM 'a9d17934' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON identity.security_events;
CREATE POLICY seen_rows_updated ON identity.security_events AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (security_events."user_id" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin'))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON identity.security_events IS 'a9d17934';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'identity.security_events'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM 'a9d17934' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON identity.security_events;
CREATE POLICY seen_rows_deleted ON identity.security_events AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (security_events."user_id" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin')));
COMMENT ON POLICY seen_rows_deleted ON identity.security_events IS 'a9d17934';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'identity.announcements'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '227a9c36' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON identity.announcements;
CREATE POLICY seen_rows_updated ON identity.announcements AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (coalesce(announcements."status", '') NOT IN ('draft') OR announcements."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin'))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON identity.announcements IS '227a9c36';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'identity.announcements'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '227a9c36' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON identity.announcements;
CREATE POLICY seen_rows_deleted ON identity.announcements AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (coalesce(announcements."status", '') NOT IN ('draft') OR announcements."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin')));
COMMENT ON POLICY seen_rows_deleted ON identity.announcements IS '227a9c36';
    END IF;
END $$;
