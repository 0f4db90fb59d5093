CREATE SCHEMA IF NOT EXISTS learning AUTHORIZATION tributary_owner;

GRANT USAGE ON SCHEMA learning TO tributary_recorder, tributary_command, tributary_outside, tributary_capture, tributary_verify, tributary_repair;

CREATE TABLE IF NOT EXISTS learning.org_configs (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "display_name" text,
    "default_level" text NOT NULL DEFAULT 'beginner',
    "suggestions_open" boolean NOT NULL DEFAULT true,
    "shows_global_courses" boolean NOT NULL DEFAULT true,
    "settings" text NOT NULL DEFAULT '{ }',
    CONSTRAINT org_configs_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT org_configs_display_name_check CHECK (char_length("display_name") <= 160),
    CONSTRAINT org_configs_default_level_check CHECK ("default_level" IN ('beginner', 'intermediate', 'advanced', 'expert')),
    CONSTRAINT org_configs_settings_check CHECK (char_length("settings") <= 20000 AND "settings" IS JSON),
    CONSTRAINT org_configs_id_check CHECK (id = organization_id)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS learning.org_configs_p0 PARTITION OF learning.org_configs FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS learning.org_configs_p1 PARTITION OF learning.org_configs FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS learning.org_configs_p2 PARTITION OF learning.org_configs FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS learning.org_configs_p3 PARTITION OF learning.org_configs FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE learning.org_configs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.org_configs_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.org_configs_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.org_configs_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.org_configs_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON learning.org_configs FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'learning.org_configs'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON learning.org_configs FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON learning.org_configs FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.org_configs FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.org_configs_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.org_configs_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.org_configs_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.org_configs_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON learning.org_configs TO tributary_command, tributary_outside;

GRANT SELECT ON learning.org_configs TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON learning.org_configs TO tributary_repair;

ALTER TABLE learning.org_configs_p0 REPLICA IDENTITY FULL;

ALTER TABLE learning.org_configs_p1 REPLICA IDENTITY FULL;

ALTER TABLE learning.org_configs_p2 REPLICA IDENTITY FULL;

ALTER TABLE learning.org_configs_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS learning.courses (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "title" text NOT NULL,
    "slug" text NOT NULL,
    "description" text,
    "content" text NOT NULL DEFAULT '{ }',
    "status" text NOT NULL DEFAULT 'draft',
    "published_number" integer NOT NULL DEFAULT 0,
    CONSTRAINT courses_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT courses_slug_unique UNIQUE ("organization_id", "slug"),
    CONSTRAINT courses_title_check CHECK (char_length("title") BETWEEN 1 AND 255),
    CONSTRAINT courses_slug_check CHECK (char_length("slug") BETWEEN 1 AND 120),
    CONSTRAINT courses_description_check CHECK (char_length("description") <= 20000),
    CONSTRAINT courses_content_check CHECK (char_length("content") <= 500000 AND "content" IS JSON),
    CONSTRAINT courses_status_check CHECK ("status" IN ('draft', 'published', 'archived')),
    CONSTRAINT courses_published_number_check CHECK ("published_number" BETWEEN 0 AND 1000000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS learning.courses_p0 PARTITION OF learning.courses FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS learning.courses_p1 PARTITION OF learning.courses FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS learning.courses_p2 PARTITION OF learning.courses FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS learning.courses_p3 PARTITION OF learning.courses FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE learning.courses ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.courses_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.courses_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.courses_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.courses_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON learning.courses FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS courses_status_index ON learning.courses ("organization_id", "status");

CREATE INDEX IF NOT EXISTS courses_updated_at_index ON learning.courses ("organization_id", "updated_at");

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
        WHERE root.indrelid = 'learning.courses'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON learning.courses FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON learning.courses FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.courses FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.courses_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.courses_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.courses_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.courses_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON learning.courses TO tributary_command, tributary_outside;

GRANT SELECT ON learning.courses TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON learning.courses TO tributary_repair;

ALTER TABLE learning.courses_p0 REPLICA IDENTITY FULL;

ALTER TABLE learning.courses_p1 REPLICA IDENTITY FULL;

ALTER TABLE learning.courses_p2 REPLICA IDENTITY FULL;

ALTER TABLE learning.courses_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS learning.global_courses (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "title" text NOT NULL,
    "slug" text NOT NULL,
    "description" text,
    "content" text NOT NULL DEFAULT '{ }',
    CONSTRAINT global_courses_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT global_courses_title_check CHECK (char_length("title") BETWEEN 1 AND 255),
    CONSTRAINT global_courses_slug_check CHECK (char_length("slug") BETWEEN 1 AND 120),
    CONSTRAINT global_courses_description_check CHECK (char_length("description") <= 20000),
    CONSTRAINT global_courses_content_check CHECK (char_length("content") <= 500000 AND "content" IS JSON)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS learning.global_courses_p0 PARTITION OF learning.global_courses FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS learning.global_courses_p1 PARTITION OF learning.global_courses FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS learning.global_courses_p2 PARTITION OF learning.global_courses FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS learning.global_courses_p3 PARTITION OF learning.global_courses FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE learning.global_courses ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.global_courses_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.global_courses_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.global_courses_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.global_courses_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON learning.global_courses FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

DO $$ BEGIN
    CREATE POLICY shared_rows ON learning.global_courses FOR SELECT TO tributary_command, tributary_outside USING (organization_id = '00000000-0000-0000-0000-000000000000');
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
        WHERE root.indrelid = 'learning.global_courses'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON learning.global_courses FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON learning.global_courses FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_courses FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_courses_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_courses_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_courses_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_courses_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON learning.global_courses TO tributary_command, tributary_outside;

GRANT SELECT ON learning.global_courses TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON learning.global_courses TO tributary_repair;

ALTER TABLE learning.global_courses_p0 REPLICA IDENTITY FULL;

ALTER TABLE learning.global_courses_p1 REPLICA IDENTITY FULL;

ALTER TABLE learning.global_courses_p2 REPLICA IDENTITY FULL;

ALTER TABLE learning.global_courses_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS learning.course_metadata (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "course_id" uuid NOT NULL,
    "subject" text,
    "audience" text,
    "locale" text,
    "minutes" integer,
    "keywords" text[] NOT NULL DEFAULT '{}',
    "backfilled" boolean NOT NULL DEFAULT false,
    CONSTRAINT course_metadata_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT course_metadata_course_id_unique UNIQUE ("organization_id", "course_id"),
    CONSTRAINT course_metadata_subject_check CHECK (char_length("subject") <= 120),
    CONSTRAINT course_metadata_audience_check CHECK (char_length("audience") <= 60),
    CONSTRAINT course_metadata_locale_check CHECK (char_length("locale") <= 35),
    CONSTRAINT course_metadata_minutes_check CHECK ("minutes" BETWEEN 1 AND 100000),
    CONSTRAINT course_metadata_keywords_check CHECK (cardinality("keywords") <= 100 AND char_length(array_to_string("keywords", '')) <= 6000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS learning.course_metadata_p0 PARTITION OF learning.course_metadata FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS learning.course_metadata_p1 PARTITION OF learning.course_metadata FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS learning.course_metadata_p2 PARTITION OF learning.course_metadata FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS learning.course_metadata_p3 PARTITION OF learning.course_metadata FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE learning.course_metadata ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_metadata_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_metadata_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_metadata_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_metadata_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON learning.course_metadata FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'learning.course_metadata'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON learning.course_metadata FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON learning.course_metadata FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_metadata FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_metadata_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_metadata_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_metadata_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_metadata_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON learning.course_metadata TO tributary_command, tributary_outside;

GRANT SELECT ON learning.course_metadata TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON learning.course_metadata TO tributary_repair;

ALTER TABLE learning.course_metadata_p0 REPLICA IDENTITY FULL;

ALTER TABLE learning.course_metadata_p1 REPLICA IDENTITY FULL;

ALTER TABLE learning.course_metadata_p2 REPLICA IDENTITY FULL;

ALTER TABLE learning.course_metadata_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS learning.tags (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "name" text NOT NULL,
    "slug" text NOT NULL,
    "category" text,
    "active" boolean NOT NULL DEFAULT true,
    CONSTRAINT tags_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT tags_slug_unique UNIQUE ("organization_id", "slug"),
    CONSTRAINT tags_name_check CHECK (char_length("name") BETWEEN 1 AND 80),
    CONSTRAINT tags_slug_check CHECK (char_length("slug") BETWEEN 1 AND 80),
    CONSTRAINT tags_category_check CHECK (char_length("category") <= 80)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS learning.tags_p0 PARTITION OF learning.tags FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS learning.tags_p1 PARTITION OF learning.tags FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS learning.tags_p2 PARTITION OF learning.tags FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS learning.tags_p3 PARTITION OF learning.tags FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE learning.tags ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.tags_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.tags_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.tags_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.tags_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON learning.tags FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'learning.tags'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON learning.tags FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON learning.tags FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.tags FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.tags_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.tags_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.tags_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.tags_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON learning.tags TO tributary_command, tributary_outside;

GRANT SELECT ON learning.tags TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON learning.tags TO tributary_repair;

CREATE TABLE IF NOT EXISTS learning.global_tags (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "name" text NOT NULL,
    "slug" text NOT NULL,
    "category" text,
    CONSTRAINT global_tags_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT global_tags_name_check CHECK (char_length("name") BETWEEN 1 AND 80),
    CONSTRAINT global_tags_slug_check CHECK (char_length("slug") BETWEEN 1 AND 80),
    CONSTRAINT global_tags_category_check CHECK (char_length("category") <= 80)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS learning.global_tags_p0 PARTITION OF learning.global_tags FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS learning.global_tags_p1 PARTITION OF learning.global_tags FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS learning.global_tags_p2 PARTITION OF learning.global_tags FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS learning.global_tags_p3 PARTITION OF learning.global_tags FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE learning.global_tags ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.global_tags_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.global_tags_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.global_tags_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.global_tags_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON learning.global_tags FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

DO $$ BEGIN
    CREATE POLICY shared_rows ON learning.global_tags FOR SELECT TO tributary_command, tributary_outside USING (organization_id = '00000000-0000-0000-0000-000000000000');
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
        WHERE root.indrelid = 'learning.global_tags'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON learning.global_tags FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON learning.global_tags FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_tags FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_tags_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_tags_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_tags_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_tags_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON learning.global_tags TO tributary_command, tributary_outside;

GRANT SELECT ON learning.global_tags TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON learning.global_tags TO tributary_repair;

CREATE TABLE IF NOT EXISTS learning.course_tags (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "course_id" uuid NOT NULL,
    "tag_id" uuid,
    "global_tag_id" uuid,
    CONSTRAINT course_tags_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT course_tags_course_id_tag_id_unique UNIQUE ("organization_id", "course_id", "tag_id"),
    CONSTRAINT course_tags_course_id_global_tag_id_unique UNIQUE ("organization_id", "course_id", "global_tag_id")
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS learning.course_tags_p0 PARTITION OF learning.course_tags FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS learning.course_tags_p1 PARTITION OF learning.course_tags FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS learning.course_tags_p2 PARTITION OF learning.course_tags FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS learning.course_tags_p3 PARTITION OF learning.course_tags FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE learning.course_tags ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_tags_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_tags_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_tags_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_tags_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON learning.course_tags FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS course_tags_tag_id_index ON learning.course_tags ("organization_id", "tag_id");

CREATE INDEX IF NOT EXISTS course_tags_global_tag_id_index ON learning.course_tags ("organization_id", "global_tag_id");

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
        WHERE root.indrelid = 'learning.course_tags'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON learning.course_tags FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON learning.course_tags FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_tags FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_tags_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_tags_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_tags_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_tags_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON learning.course_tags TO tributary_command, tributary_outside;

GRANT SELECT ON learning.course_tags TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON learning.course_tags TO tributary_repair;

CREATE TABLE IF NOT EXISTS learning.tag_suggestions (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "course_id" uuid,
    "name" text NOT NULL,
    "reason" text,
    "source" text NOT NULL DEFAULT 'person',
    "status" text NOT NULL DEFAULT 'pending',
    "tag_id" uuid,
    CONSTRAINT tag_suggestions_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT tag_suggestions_name_check CHECK (char_length("name") BETWEEN 1 AND 80),
    CONSTRAINT tag_suggestions_reason_check CHECK (char_length("reason") <= 1000),
    CONSTRAINT tag_suggestions_source_check CHECK ("source" IN ('person', 'backfill')),
    CONSTRAINT tag_suggestions_status_check CHECK ("status" IN ('pending', 'approved', 'rejected', 'merged'))
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS learning.tag_suggestions_p0 PARTITION OF learning.tag_suggestions FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS learning.tag_suggestions_p1 PARTITION OF learning.tag_suggestions FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS learning.tag_suggestions_p2 PARTITION OF learning.tag_suggestions FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS learning.tag_suggestions_p3 PARTITION OF learning.tag_suggestions FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE learning.tag_suggestions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.tag_suggestions_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.tag_suggestions_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.tag_suggestions_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.tag_suggestions_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON learning.tag_suggestions FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS tag_suggestions_status_index ON learning.tag_suggestions ("organization_id", "status");

CREATE INDEX IF NOT EXISTS tag_suggestions_course_id_index ON learning.tag_suggestions ("organization_id", "course_id");

CREATE INDEX IF NOT EXISTS tag_suggestions_tag_id_index ON learning.tag_suggestions ("organization_id", "tag_id");

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
        WHERE root.indrelid = 'learning.tag_suggestions'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON learning.tag_suggestions FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON learning.tag_suggestions FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.tag_suggestions FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.tag_suggestions_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.tag_suggestions_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.tag_suggestions_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.tag_suggestions_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON learning.tag_suggestions TO tributary_command, tributary_outside;

GRANT SELECT ON learning.tag_suggestions TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON learning.tag_suggestions TO tributary_repair;

ALTER TABLE learning.tag_suggestions_p0 REPLICA IDENTITY FULL;

ALTER TABLE learning.tag_suggestions_p1 REPLICA IDENTITY FULL;

ALTER TABLE learning.tag_suggestions_p2 REPLICA IDENTITY FULL;

ALTER TABLE learning.tag_suggestions_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS learning.course_versions (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "course_id" uuid NOT NULL,
    "number" integer NOT NULL,
    "kind" text NOT NULL DEFAULT 'published',
    "restored_number" integer,
    "snapshot" text NOT NULL,
    "summary" text,
    "duration_milliseconds" integer NOT NULL DEFAULT 0,
    CONSTRAINT course_versions_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT course_versions_course_id_number_unique UNIQUE ("organization_id", "course_id", "number"),
    CONSTRAINT course_versions_number_check CHECK ("number" BETWEEN 1 AND 1000000),
    CONSTRAINT course_versions_kind_check CHECK ("kind" IN ('published', 'restored')),
    CONSTRAINT course_versions_snapshot_check CHECK (char_length("snapshot") <= 500000 AND "snapshot" IS JSON),
    CONSTRAINT course_versions_summary_check CHECK (char_length("summary") <= 500),
    CONSTRAINT course_versions_duration_milliseconds_check CHECK ("duration_milliseconds" BETWEEN 0 AND 3600000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS learning.course_versions_p0 PARTITION OF learning.course_versions FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS learning.course_versions_p1 PARTITION OF learning.course_versions FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS learning.course_versions_p2 PARTITION OF learning.course_versions FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS learning.course_versions_p3 PARTITION OF learning.course_versions FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE learning.course_versions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_versions_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_versions_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_versions_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_versions_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON learning.course_versions FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'learning.course_versions'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON learning.course_versions FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON learning.course_versions FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_versions FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_versions_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_versions_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_versions_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_versions_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT ON learning.course_versions TO tributary_command, tributary_outside;

GRANT SELECT ON learning.course_versions TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON learning.course_versions TO tributary_repair;

ALTER TABLE learning.course_versions_p0 REPLICA IDENTITY FULL;

ALTER TABLE learning.course_versions_p1 REPLICA IDENTITY FULL;

ALTER TABLE learning.course_versions_p2 REPLICA IDENTITY FULL;

ALTER TABLE learning.course_versions_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS learning.course_variants (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "course_id" uuid NOT NULL,
    "level" text NOT NULL,
    "content" text NOT NULL DEFAULT '{ }',
    CONSTRAINT course_variants_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT course_variants_course_id_level_unique UNIQUE ("organization_id", "course_id", "level"),
    CONSTRAINT course_variants_level_check CHECK ("level" IN ('beginner', 'intermediate', 'advanced', 'expert')),
    CONSTRAINT course_variants_content_check CHECK (char_length("content") <= 500000 AND "content" IS JSON)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS learning.course_variants_p0 PARTITION OF learning.course_variants FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS learning.course_variants_p1 PARTITION OF learning.course_variants FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS learning.course_variants_p2 PARTITION OF learning.course_variants FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS learning.course_variants_p3 PARTITION OF learning.course_variants FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE learning.course_variants ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_variants_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_variants_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_variants_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_variants_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON learning.course_variants FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'learning.course_variants'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON learning.course_variants FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON learning.course_variants FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_variants FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_variants_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_variants_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_variants_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_variants_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON learning.course_variants TO tributary_command, tributary_outside;

GRANT SELECT ON learning.course_variants TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON learning.course_variants TO tributary_repair;

ALTER TABLE learning.course_variants_p0 REPLICA IDENTITY FULL;

ALTER TABLE learning.course_variants_p1 REPLICA IDENTITY FULL;

ALTER TABLE learning.course_variants_p2 REPLICA IDENTITY FULL;

ALTER TABLE learning.course_variants_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS learning.global_course_variants (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "global_course_id" uuid NOT NULL,
    "level" text NOT NULL,
    "content" text NOT NULL DEFAULT '{ }',
    CONSTRAINT global_course_variants_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT global_course_variants_level_check CHECK ("level" IN ('beginner', 'intermediate', 'advanced', 'expert')),
    CONSTRAINT global_course_variants_content_check CHECK (char_length("content") <= 500000 AND "content" IS JSON)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS learning.global_course_variants_p0 PARTITION OF learning.global_course_variants FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS learning.global_course_variants_p1 PARTITION OF learning.global_course_variants FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS learning.global_course_variants_p2 PARTITION OF learning.global_course_variants FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS learning.global_course_variants_p3 PARTITION OF learning.global_course_variants FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE learning.global_course_variants ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.global_course_variants_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.global_course_variants_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.global_course_variants_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.global_course_variants_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON learning.global_course_variants FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

DO $$ BEGIN
    CREATE POLICY shared_rows ON learning.global_course_variants FOR SELECT TO tributary_command, tributary_outside USING (organization_id = '00000000-0000-0000-0000-000000000000');
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS global_course_variants_global_course_id_index ON learning.global_course_variants ("organization_id", "global_course_id");

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
        WHERE root.indrelid = 'learning.global_course_variants'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON learning.global_course_variants FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON learning.global_course_variants FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_course_variants FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_course_variants_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_course_variants_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_course_variants_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.global_course_variants_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON learning.global_course_variants TO tributary_command, tributary_outside;

GRANT SELECT ON learning.global_course_variants TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON learning.global_course_variants TO tributary_repair;

ALTER TABLE learning.global_course_variants_p0 REPLICA IDENTITY FULL;

ALTER TABLE learning.global_course_variants_p1 REPLICA IDENTITY FULL;

ALTER TABLE learning.global_course_variants_p2 REPLICA IDENTITY FULL;

ALTER TABLE learning.global_course_variants_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS learning.course_embeddings (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "course_id" uuid NOT NULL,
    "model" text NOT NULL,
    "vector" text NOT NULL,
    "content_digest" text NOT NULL,
    CONSTRAINT course_embeddings_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT course_embeddings_course_id_model_unique UNIQUE ("organization_id", "course_id", "model"),
    CONSTRAINT course_embeddings_model_check CHECK (char_length("model") BETWEEN 1 AND 80),
    CONSTRAINT course_embeddings_vector_check CHECK (char_length("vector") <= 50000 AND "vector" IS JSON),
    CONSTRAINT course_embeddings_content_digest_check CHECK (char_length("content_digest") <= 64)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS learning.course_embeddings_p0 PARTITION OF learning.course_embeddings FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS learning.course_embeddings_p1 PARTITION OF learning.course_embeddings FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS learning.course_embeddings_p2 PARTITION OF learning.course_embeddings FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS learning.course_embeddings_p3 PARTITION OF learning.course_embeddings FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE learning.course_embeddings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_embeddings_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_embeddings_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_embeddings_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE learning.course_embeddings_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON learning.course_embeddings FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'learning.course_embeddings'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON learning.course_embeddings FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON learning.course_embeddings FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_embeddings FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_embeddings_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_embeddings_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_embeddings_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON learning.course_embeddings_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON learning.course_embeddings TO tributary_command, tributary_outside;

GRANT SELECT ON learning.course_embeddings TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON learning.course_embeddings TO tributary_repair;

ALTER TABLE learning.course_embeddings_p0 REPLICA IDENTITY FULL;

ALTER TABLE learning.course_embeddings_p1 REPLICA IDENTITY FULL;

ALTER TABLE learning.course_embeddings_p2 REPLICA IDENTITY FULL;

ALTER TABLE learning.course_embeddings_p3 REPLICA IDENTITY FULL;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'learning.course_metadata'::regclass AND conname = 'course_metadata_course_id_reference') THEN
        ALTER TABLE learning.course_metadata ADD CONSTRAINT course_metadata_course_id_reference FOREIGN KEY ("organization_id", "course_id") REFERENCES learning.courses ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'learning.course_tags'::regclass AND conname = 'course_tags_course_id_reference') THEN
        ALTER TABLE learning.course_tags ADD CONSTRAINT course_tags_course_id_reference FOREIGN KEY ("organization_id", "course_id") REFERENCES learning.courses ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'learning.course_tags'::regclass AND conname = 'course_tags_tag_id_reference') THEN
        ALTER TABLE learning.course_tags ADD CONSTRAINT course_tags_tag_id_reference FOREIGN KEY ("organization_id", "tag_id") REFERENCES learning.tags ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'learning.tag_suggestions'::regclass AND conname = 'tag_suggestions_course_id_reference') THEN
        ALTER TABLE learning.tag_suggestions ADD CONSTRAINT tag_suggestions_course_id_reference FOREIGN KEY ("organization_id", "course_id") REFERENCES learning.courses ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'learning.tag_suggestions'::regclass AND conname = 'tag_suggestions_tag_id_reference') THEN
        ALTER TABLE learning.tag_suggestions ADD CONSTRAINT tag_suggestions_tag_id_reference FOREIGN KEY ("organization_id", "tag_id") REFERENCES learning.tags ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'learning.course_versions'::regclass AND conname = 'course_versions_course_id_reference') THEN
        ALTER TABLE learning.course_versions ADD CONSTRAINT course_versions_course_id_reference FOREIGN KEY ("organization_id", "course_id") REFERENCES learning.courses ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'learning.course_variants'::regclass AND conname = 'course_variants_course_id_reference') THEN
        ALTER TABLE learning.course_variants ADD CONSTRAINT course_variants_course_id_reference FOREIGN KEY ("organization_id", "course_id") REFERENCES learning.courses ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'learning.course_embeddings'::regclass AND conname = 'course_embeddings_course_id_reference') THEN
        ALTER TABLE learning.course_embeddings ADD CONSTRAINT course_embeddings_course_id_reference FOREIGN KEY ("organization_id", "course_id") REFERENCES learning.courses ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'learning.courses'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '9173ef7f' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON learning.courses;
CREATE POLICY seen_rows_updated ON learning.courses AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (coalesce(courses."status", '') NOT IN ('draft') OR courses."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator', 'editor'))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON learning.courses IS '9173ef7f';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'learning.courses'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '9173ef7f' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON learning.courses;
CREATE POLICY seen_rows_deleted ON learning.courses AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (coalesce(courses."status", '') NOT IN ('draft') OR courses."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator', 'editor')));
COMMENT ON POLICY seen_rows_deleted ON learning.courses IS '9173ef7f';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'learning.course_metadata'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '1726c42e' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON learning.course_metadata;
CREATE POLICY seen_rows_updated ON learning.course_metadata AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM learning.courses parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = course_metadata."course_id" AND (coalesce(parent."status", '') NOT IN ('draft') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator', 'editor')))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON learning.course_metadata IS '1726c42e';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'learning.course_metadata'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '1726c42e' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON learning.course_metadata;
CREATE POLICY seen_rows_deleted ON learning.course_metadata AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM learning.courses parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = course_metadata."course_id" AND (coalesce(parent."status", '') NOT IN ('draft') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator', 'editor'))));
COMMENT ON POLICY seen_rows_deleted ON learning.course_metadata IS '1726c42e';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'learning.course_tags'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '7e04d51d' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON learning.course_tags;
CREATE POLICY seen_rows_updated ON learning.course_tags AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM learning.courses parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = course_tags."course_id" AND (coalesce(parent."status", '') NOT IN ('draft') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator', 'editor')))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON learning.course_tags IS '7e04d51d';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'learning.course_tags'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '7e04d51d' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON learning.course_tags;
CREATE POLICY seen_rows_deleted ON learning.course_tags AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM learning.courses parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = course_tags."course_id" AND (coalesce(parent."status", '') NOT IN ('draft') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator', 'editor'))));
COMMENT ON POLICY seen_rows_deleted ON learning.course_tags IS '7e04d51d';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'learning.course_versions'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '0c9acf19' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON learning.course_versions;
CREATE POLICY seen_rows_updated ON learning.course_versions AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM learning.courses parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = course_versions."course_id" AND (coalesce(parent."status", '') NOT IN ('draft') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator', 'editor')))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON learning.course_versions IS '0c9acf19';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'learning.course_versions'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '0c9acf19' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON learning.course_versions;
CREATE POLICY seen_rows_deleted ON learning.course_versions AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM learning.courses parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = course_versions."course_id" AND (coalesce(parent."status", '') NOT IN ('draft') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator', 'editor'))));
COMMENT ON POLICY seen_rows_deleted ON learning.course_versions IS '0c9acf19';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'learning.course_variants'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '009fcc4f' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON learning.course_variants;
CREATE POLICY seen_rows_updated ON learning.course_variants AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM learning.courses parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = course_variants."course_id" AND (coalesce(parent."status", '') NOT IN ('draft') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator', 'editor')))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON learning.course_variants IS '009fcc4f';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'learning.course_variants'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '009fcc4f' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON learning.course_variants;
CREATE POLICY seen_rows_deleted ON learning.course_variants AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM learning.courses parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = course_variants."course_id" AND (coalesce(parent."status", '') NOT IN ('draft') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator', 'editor'))));
COMMENT ON POLICY seen_rows_deleted ON learning.course_variants IS '009fcc4f';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'learning.course_embeddings'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM 'f7f0a30f' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON learning.course_embeddings;
CREATE POLICY seen_rows_updated ON learning.course_embeddings AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM learning.courses parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = course_embeddings."course_id" AND (coalesce(parent."status", '') NOT IN ('draft') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator', 'editor')))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON learning.course_embeddings IS 'f7f0a30f';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'learning.course_embeddings'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM 'f7f0a30f' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON learning.course_embeddings;
CREATE POLICY seen_rows_deleted ON learning.course_embeddings AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM learning.courses parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = course_embeddings."course_id" AND (coalesce(parent."status", '') NOT IN ('draft') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager', 'moderator', 'editor'))));
COMMENT ON POLICY seen_rows_deleted ON learning.course_embeddings IS 'f7f0a30f';
    END IF;
END $$;
