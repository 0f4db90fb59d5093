CREATE SCHEMA IF NOT EXISTS pitchbook AUTHORIZATION tributary_owner;

GRANT USAGE ON SCHEMA pitchbook TO tributary_recorder, tributary_command, tributary_outside, tributary_capture, tributary_verify, tributary_repair;

CREATE TABLE IF NOT EXISTS pitchbook.pitchbooks (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "title" text NOT NULL,
    "type" text NOT NULL DEFAULT 'standard',
    "status" text NOT NULL DEFAULT 'draft',
    "sharing" text NOT NULL DEFAULT 'author',
    "pitchbook_prompt" text,
    "scoped_prompts" text NOT NULL DEFAULT '{ }',
    "inherit_prompts" boolean NOT NULL DEFAULT true,
    CONSTRAINT pitchbooks_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT pitchbooks_title_check CHECK (char_length("title") BETWEEN 1 AND 255),
    CONSTRAINT pitchbooks_type_check CHECK ("type" IN ('standard', 'template', 'custom')),
    CONSTRAINT pitchbooks_status_check CHECK ("status" IN ('draft', 'generating', 'ready', 'archived')),
    CONSTRAINT pitchbooks_sharing_check CHECK ("sharing" IN ('author', 'organization')),
    CONSTRAINT pitchbooks_pitchbook_prompt_check CHECK (char_length("pitchbook_prompt") <= 10000),
    CONSTRAINT pitchbooks_scoped_prompts_check CHECK (char_length("scoped_prompts") <= 100000 AND "scoped_prompts" IS JSON)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS pitchbook.pitchbooks_p0 PARTITION OF pitchbook.pitchbooks FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS pitchbook.pitchbooks_p1 PARTITION OF pitchbook.pitchbooks FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS pitchbook.pitchbooks_p2 PARTITION OF pitchbook.pitchbooks FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS pitchbook.pitchbooks_p3 PARTITION OF pitchbook.pitchbooks FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE pitchbook.pitchbooks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.pitchbooks_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.pitchbooks_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.pitchbooks_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.pitchbooks_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON pitchbook.pitchbooks FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS pitchbooks_status_updated_at_index ON pitchbook.pitchbooks ("organization_id", "status", "updated_at");

CREATE INDEX IF NOT EXISTS pitchbooks_created_by_status_index ON pitchbook.pitchbooks ("organization_id", "created_by", "status");

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
        WHERE root.indrelid = 'pitchbook.pitchbooks'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON pitchbook.pitchbooks FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON pitchbook.pitchbooks FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbooks FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbooks_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbooks_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbooks_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbooks_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON pitchbook.pitchbooks TO tributary_command, tributary_outside;

GRANT SELECT ON pitchbook.pitchbooks TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON pitchbook.pitchbooks TO tributary_repair;

ALTER TABLE pitchbook.pitchbooks_p0 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.pitchbooks_p1 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.pitchbooks_p2 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.pitchbooks_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS pitchbook.pitchbook_sections (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "pitchbook_id" uuid NOT NULL,
    "number" integer NOT NULL,
    "title" text NOT NULL,
    "prompt" text,
    CONSTRAINT pitchbook_sections_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT pitchbook_sections_number_check CHECK ("number" BETWEEN 1 AND 50),
    CONSTRAINT pitchbook_sections_title_check CHECK (char_length("title") BETWEEN 1 AND 255),
    CONSTRAINT pitchbook_sections_prompt_check CHECK (char_length("prompt") <= 5000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS pitchbook.pitchbook_sections_p0 PARTITION OF pitchbook.pitchbook_sections FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS pitchbook.pitchbook_sections_p1 PARTITION OF pitchbook.pitchbook_sections FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS pitchbook.pitchbook_sections_p2 PARTITION OF pitchbook.pitchbook_sections FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS pitchbook.pitchbook_sections_p3 PARTITION OF pitchbook.pitchbook_sections FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE pitchbook.pitchbook_sections ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.pitchbook_sections_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.pitchbook_sections_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.pitchbook_sections_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.pitchbook_sections_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON pitchbook.pitchbook_sections FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS pitchbook_sections_pitchbook_id_number_index ON pitchbook.pitchbook_sections ("organization_id", "pitchbook_id", "number");

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
        WHERE root.indrelid = 'pitchbook.pitchbook_sections'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON pitchbook.pitchbook_sections FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON pitchbook.pitchbook_sections FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbook_sections FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbook_sections_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbook_sections_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbook_sections_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbook_sections_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON pitchbook.pitchbook_sections TO tributary_command, tributary_outside;

GRANT SELECT ON pitchbook.pitchbook_sections TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON pitchbook.pitchbook_sections TO tributary_repair;

ALTER TABLE pitchbook.pitchbook_sections_p0 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.pitchbook_sections_p1 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.pitchbook_sections_p2 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.pitchbook_sections_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS pitchbook.slides (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "pitchbook_id" uuid NOT NULL,
    "section_id" uuid,
    "number" integer NOT NULL,
    "kind" text NOT NULL DEFAULT 'body',
    "title" text,
    "content" text NOT NULL DEFAULT '{ }',
    "layout_template_id" uuid,
    CONSTRAINT slides_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT slides_number_check CHECK ("number" BETWEEN 1 AND 5100),
    CONSTRAINT slides_kind_check CHECK ("kind" IN ('title', 'contents', 'legal', 'divider', 'body')),
    CONSTRAINT slides_title_check CHECK (char_length("title") <= 255),
    CONSTRAINT slides_content_check CHECK (char_length("content") <= 200000 AND "content" IS JSON)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS pitchbook.slides_p0 PARTITION OF pitchbook.slides FOR VALUES WITH (MODULUS 8, REMAINDER 0);

CREATE TABLE IF NOT EXISTS pitchbook.slides_p1 PARTITION OF pitchbook.slides FOR VALUES WITH (MODULUS 8, REMAINDER 1);

CREATE TABLE IF NOT EXISTS pitchbook.slides_p2 PARTITION OF pitchbook.slides FOR VALUES WITH (MODULUS 8, REMAINDER 2);

CREATE TABLE IF NOT EXISTS pitchbook.slides_p3 PARTITION OF pitchbook.slides FOR VALUES WITH (MODULUS 8, REMAINDER 3);

CREATE TABLE IF NOT EXISTS pitchbook.slides_p4 PARTITION OF pitchbook.slides FOR VALUES WITH (MODULUS 8, REMAINDER 4);

CREATE TABLE IF NOT EXISTS pitchbook.slides_p5 PARTITION OF pitchbook.slides FOR VALUES WITH (MODULUS 8, REMAINDER 5);

CREATE TABLE IF NOT EXISTS pitchbook.slides_p6 PARTITION OF pitchbook.slides FOR VALUES WITH (MODULUS 8, REMAINDER 6);

CREATE TABLE IF NOT EXISTS pitchbook.slides_p7 PARTITION OF pitchbook.slides FOR VALUES WITH (MODULUS 8, REMAINDER 7);

ALTER TABLE pitchbook.slides ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.slides_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.slides_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.slides_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.slides_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.slides_p4 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.slides_p5 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.slides_p6 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.slides_p7 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON pitchbook.slides FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS slides_pitchbook_id_number_index ON pitchbook.slides ("organization_id", "pitchbook_id", "number");

CREATE INDEX IF NOT EXISTS slides_section_id_index ON pitchbook.slides ("organization_id", "section_id");

CREATE INDEX IF NOT EXISTS slides_layout_template_id_index ON pitchbook.slides ("organization_id", "layout_template_id");

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
        WHERE root.indrelid = 'pitchbook.slides'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON pitchbook.slides FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON pitchbook.slides FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.slides FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.slides_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.slides_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.slides_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.slides_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.slides_p4 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.slides_p5 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.slides_p6 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.slides_p7 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON pitchbook.slides TO tributary_command, tributary_outside;

GRANT SELECT ON pitchbook.slides TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON pitchbook.slides TO tributary_repair;

ALTER TABLE pitchbook.slides_p0 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.slides_p1 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.slides_p2 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.slides_p3 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.slides_p4 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.slides_p5 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.slides_p6 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.slides_p7 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS pitchbook.placeholder_prompts (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "pitchbook_id" uuid NOT NULL,
    "slide_id" uuid NOT NULL,
    "placeholder" text NOT NULL,
    "prompt" text NOT NULL,
    CONSTRAINT placeholder_prompts_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT placeholder_prompts_slide_id_placeholder_unique UNIQUE ("organization_id", "slide_id", "placeholder"),
    CONSTRAINT placeholder_prompts_placeholder_check CHECK (char_length("placeholder") BETWEEN 1 AND 120),
    CONSTRAINT placeholder_prompts_prompt_check CHECK (char_length("prompt") <= 5000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS pitchbook.placeholder_prompts_p0 PARTITION OF pitchbook.placeholder_prompts FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS pitchbook.placeholder_prompts_p1 PARTITION OF pitchbook.placeholder_prompts FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS pitchbook.placeholder_prompts_p2 PARTITION OF pitchbook.placeholder_prompts FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS pitchbook.placeholder_prompts_p3 PARTITION OF pitchbook.placeholder_prompts FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE pitchbook.placeholder_prompts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.placeholder_prompts_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.placeholder_prompts_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.placeholder_prompts_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.placeholder_prompts_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON pitchbook.placeholder_prompts FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS placeholder_prompts_pitchbook_id_index ON pitchbook.placeholder_prompts ("organization_id", "pitchbook_id");

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
        WHERE root.indrelid = 'pitchbook.placeholder_prompts'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON pitchbook.placeholder_prompts FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON pitchbook.placeholder_prompts FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.placeholder_prompts FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.placeholder_prompts_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.placeholder_prompts_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.placeholder_prompts_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.placeholder_prompts_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON pitchbook.placeholder_prompts TO tributary_command, tributary_outside;

GRANT SELECT ON pitchbook.placeholder_prompts TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON pitchbook.placeholder_prompts TO tributary_repair;

ALTER TABLE pitchbook.placeholder_prompts_p0 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.placeholder_prompts_p1 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.placeholder_prompts_p2 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.placeholder_prompts_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS pitchbook.layout_templates (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "name" text NOT NULL,
    "kind" text NOT NULL DEFAULT 'body',
    "placeholders" text NOT NULL DEFAULT '[]',
    CONSTRAINT layout_templates_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT layout_templates_name_check CHECK (char_length("name") BETWEEN 1 AND 160),
    CONSTRAINT layout_templates_kind_check CHECK ("kind" IN ('title', 'contents', 'legal', 'divider', 'body')),
    CONSTRAINT layout_templates_placeholders_check CHECK (char_length("placeholders") <= 100000 AND "placeholders" IS JSON)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS pitchbook.layout_templates_p0 PARTITION OF pitchbook.layout_templates FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS pitchbook.layout_templates_p1 PARTITION OF pitchbook.layout_templates FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS pitchbook.layout_templates_p2 PARTITION OF pitchbook.layout_templates FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS pitchbook.layout_templates_p3 PARTITION OF pitchbook.layout_templates FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE pitchbook.layout_templates ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.layout_templates_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.layout_templates_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.layout_templates_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.layout_templates_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON pitchbook.layout_templates FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

DO $$ BEGIN
    CREATE POLICY shared_rows ON pitchbook.layout_templates FOR SELECT TO tributary_command, tributary_outside USING (organization_id = '00000000-0000-0000-0000-000000000000');
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
        WHERE root.indrelid = 'pitchbook.layout_templates'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON pitchbook.layout_templates FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON pitchbook.layout_templates FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.layout_templates FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.layout_templates_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.layout_templates_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.layout_templates_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.layout_templates_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON pitchbook.layout_templates TO tributary_command, tributary_outside;

GRANT SELECT ON pitchbook.layout_templates TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON pitchbook.layout_templates TO tributary_repair;

ALTER TABLE pitchbook.layout_templates_p0 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.layout_templates_p1 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.layout_templates_p2 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.layout_templates_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS pitchbook.pitchbook_versions (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "pitchbook_id" uuid NOT NULL,
    "number" integer NOT NULL,
    "snapshot" text NOT NULL,
    "summary" text,
    CONSTRAINT pitchbook_versions_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT pitchbook_versions_pitchbook_id_number_unique UNIQUE ("organization_id", "pitchbook_id", "number"),
    CONSTRAINT pitchbook_versions_number_check CHECK ("number" BETWEEN 1 AND 1000000),
    CONSTRAINT pitchbook_versions_snapshot_check CHECK (char_length("snapshot") <= 1000000 AND "snapshot" IS JSON),
    CONSTRAINT pitchbook_versions_summary_check CHECK (char_length("summary") <= 500)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS pitchbook.pitchbook_versions_p0 PARTITION OF pitchbook.pitchbook_versions FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS pitchbook.pitchbook_versions_p1 PARTITION OF pitchbook.pitchbook_versions FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS pitchbook.pitchbook_versions_p2 PARTITION OF pitchbook.pitchbook_versions FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS pitchbook.pitchbook_versions_p3 PARTITION OF pitchbook.pitchbook_versions FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE pitchbook.pitchbook_versions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.pitchbook_versions_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.pitchbook_versions_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.pitchbook_versions_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.pitchbook_versions_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON pitchbook.pitchbook_versions FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'pitchbook.pitchbook_versions'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON pitchbook.pitchbook_versions FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON pitchbook.pitchbook_versions FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbook_versions FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbook_versions_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbook_versions_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbook_versions_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.pitchbook_versions_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT ON pitchbook.pitchbook_versions TO tributary_command, tributary_outside;

GRANT SELECT ON pitchbook.pitchbook_versions TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON pitchbook.pitchbook_versions TO tributary_repair;

ALTER TABLE pitchbook.pitchbook_versions_p0 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.pitchbook_versions_p1 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.pitchbook_versions_p2 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.pitchbook_versions_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS pitchbook.collaboration_presence (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "pitchbook_id" uuid NOT NULL,
    "user_id" uuid NOT NULL,
    "slide_id" uuid,
    "seen_at" timestamptz(3) NOT NULL,
    CONSTRAINT collaboration_presence_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT collaboration_presence_pitchbook_id_user_id_unique UNIQUE ("organization_id", "pitchbook_id", "user_id")
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS pitchbook.collaboration_presence_p0 PARTITION OF pitchbook.collaboration_presence FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS pitchbook.collaboration_presence_p1 PARTITION OF pitchbook.collaboration_presence FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS pitchbook.collaboration_presence_p2 PARTITION OF pitchbook.collaboration_presence FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS pitchbook.collaboration_presence_p3 PARTITION OF pitchbook.collaboration_presence FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE pitchbook.collaboration_presence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.collaboration_presence_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.collaboration_presence_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.collaboration_presence_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.collaboration_presence_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON pitchbook.collaboration_presence FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'pitchbook.collaboration_presence'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE UPDATE ON pitchbook.collaboration_presence FOR EACH ROW EXECUTE FUNCTION platform.before_write();

GRANT SELECT, INSERT, UPDATE, DELETE ON pitchbook.collaboration_presence TO tributary_command, tributary_outside;

GRANT SELECT ON pitchbook.collaboration_presence TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON pitchbook.collaboration_presence TO tributary_repair;

CREATE TABLE IF NOT EXISTS pitchbook.activity_logs (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "user_id" uuid NOT NULL,
    "pitchbook_id" uuid,
    "action" text NOT NULL,
    "details" text NOT NULL DEFAULT '{ }',
    CONSTRAINT activity_logs_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT activity_logs_action_check CHECK (char_length("action") BETWEEN 1 AND 60),
    CONSTRAINT activity_logs_details_check CHECK (char_length("details") <= 20000 AND "details" IS JSON)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS pitchbook.activity_logs_p0 PARTITION OF pitchbook.activity_logs FOR VALUES WITH (MODULUS 8, REMAINDER 0);

CREATE TABLE IF NOT EXISTS pitchbook.activity_logs_p1 PARTITION OF pitchbook.activity_logs FOR VALUES WITH (MODULUS 8, REMAINDER 1);

CREATE TABLE IF NOT EXISTS pitchbook.activity_logs_p2 PARTITION OF pitchbook.activity_logs FOR VALUES WITH (MODULUS 8, REMAINDER 2);

CREATE TABLE IF NOT EXISTS pitchbook.activity_logs_p3 PARTITION OF pitchbook.activity_logs FOR VALUES WITH (MODULUS 8, REMAINDER 3);

CREATE TABLE IF NOT EXISTS pitchbook.activity_logs_p4 PARTITION OF pitchbook.activity_logs FOR VALUES WITH (MODULUS 8, REMAINDER 4);

CREATE TABLE IF NOT EXISTS pitchbook.activity_logs_p5 PARTITION OF pitchbook.activity_logs FOR VALUES WITH (MODULUS 8, REMAINDER 5);

CREATE TABLE IF NOT EXISTS pitchbook.activity_logs_p6 PARTITION OF pitchbook.activity_logs FOR VALUES WITH (MODULUS 8, REMAINDER 6);

CREATE TABLE IF NOT EXISTS pitchbook.activity_logs_p7 PARTITION OF pitchbook.activity_logs FOR VALUES WITH (MODULUS 8, REMAINDER 7);

ALTER TABLE pitchbook.activity_logs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.activity_logs_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.activity_logs_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.activity_logs_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.activity_logs_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.activity_logs_p4 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.activity_logs_p5 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.activity_logs_p6 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE pitchbook.activity_logs_p7 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON pitchbook.activity_logs FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS activity_logs_user_id_created_at_index ON pitchbook.activity_logs ("organization_id", "user_id", "created_at");

CREATE INDEX IF NOT EXISTS activity_logs_pitchbook_id_created_at_index ON pitchbook.activity_logs ("organization_id", "pitchbook_id", "created_at");

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
        WHERE root.indrelid = 'pitchbook.activity_logs'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON pitchbook.activity_logs FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON pitchbook.activity_logs FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.activity_logs FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.activity_logs_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.activity_logs_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.activity_logs_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.activity_logs_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.activity_logs_p4 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.activity_logs_p5 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.activity_logs_p6 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON pitchbook.activity_logs_p7 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT ON pitchbook.activity_logs TO tributary_command, tributary_outside;

GRANT SELECT ON pitchbook.activity_logs TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON pitchbook.activity_logs TO tributary_repair;

DO $$ BEGIN
    IF to_regclass('pitchbook.activity_logs_created_at_age') IS NULL THEN
        CREATE INDEX activity_logs_created_at_age ON pitchbook.activity_logs ("created_at");
    END IF;
END $$;

GRANT SELECT, DELETE ON pitchbook.activity_logs TO tributary_recorder;

ALTER TABLE pitchbook.activity_logs_p0 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.activity_logs_p1 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.activity_logs_p2 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.activity_logs_p3 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.activity_logs_p4 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.activity_logs_p5 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.activity_logs_p6 REPLICA IDENTITY FULL;

ALTER TABLE pitchbook.activity_logs_p7 REPLICA IDENTITY FULL;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'pitchbook.pitchbook_sections'::regclass AND conname = 'pitchbook_sections_pitchbook_id_reference') THEN
        ALTER TABLE pitchbook.pitchbook_sections ADD CONSTRAINT pitchbook_sections_pitchbook_id_reference FOREIGN KEY ("organization_id", "pitchbook_id") REFERENCES pitchbook.pitchbooks ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'pitchbook.slides'::regclass AND conname = 'slides_pitchbook_id_reference') THEN
        ALTER TABLE pitchbook.slides ADD CONSTRAINT slides_pitchbook_id_reference FOREIGN KEY ("organization_id", "pitchbook_id") REFERENCES pitchbook.pitchbooks ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'pitchbook.slides'::regclass AND conname = 'slides_section_id_reference') THEN
        ALTER TABLE pitchbook.slides ADD CONSTRAINT slides_section_id_reference FOREIGN KEY ("organization_id", "section_id") REFERENCES pitchbook.pitchbook_sections ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'pitchbook.placeholder_prompts'::regclass AND conname = 'placeholder_prompts_pitchbook_id_reference') THEN
        ALTER TABLE pitchbook.placeholder_prompts ADD CONSTRAINT placeholder_prompts_pitchbook_id_reference FOREIGN KEY ("organization_id", "pitchbook_id") REFERENCES pitchbook.pitchbooks ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'pitchbook.placeholder_prompts'::regclass AND conname = 'placeholder_prompts_slide_id_reference') THEN
        ALTER TABLE pitchbook.placeholder_prompts ADD CONSTRAINT placeholder_prompts_slide_id_reference FOREIGN KEY ("organization_id", "slide_id") REFERENCES pitchbook.slides ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'pitchbook.pitchbook_versions'::regclass AND conname = 'pitchbook_versions_pitchbook_id_reference') THEN
        ALTER TABLE pitchbook.pitchbook_versions ADD CONSTRAINT pitchbook_versions_pitchbook_id_reference FOREIGN KEY ("organization_id", "pitchbook_id") REFERENCES pitchbook.pitchbooks ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'pitchbook.collaboration_presence'::regclass AND conname = 'collaboration_presence_pitchbook_id_reference') THEN
        ALTER TABLE pitchbook.collaboration_presence ADD CONSTRAINT collaboration_presence_pitchbook_id_reference FOREIGN KEY ("organization_id", "pitchbook_id") REFERENCES pitchbook.pitchbooks ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'pitchbook.pitchbooks'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '120bfb68' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON pitchbook.pitchbooks;
CREATE POLICY seen_rows_updated ON pitchbook.pitchbooks AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (coalesce(pitchbooks."sharing", '') NOT IN ('author') OR pitchbooks."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin'))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON pitchbook.pitchbooks IS '120bfb68';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'pitchbook.pitchbooks'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '120bfb68' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON pitchbook.pitchbooks;
CREATE POLICY seen_rows_deleted ON pitchbook.pitchbooks AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (coalesce(pitchbooks."sharing", '') NOT IN ('author') OR pitchbooks."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin')));
COMMENT ON POLICY seen_rows_deleted ON pitchbook.pitchbooks IS '120bfb68';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'pitchbook.pitchbook_sections'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM 'b2272b10' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON pitchbook.pitchbook_sections;
CREATE POLICY seen_rows_updated ON pitchbook.pitchbook_sections AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM pitchbook.pitchbooks parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = pitchbook_sections."pitchbook_id" AND (coalesce(parent."sharing", '') NOT IN ('author') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin')))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON pitchbook.pitchbook_sections IS 'b2272b10';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'pitchbook.pitchbook_sections'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM 'b2272b10' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON pitchbook.pitchbook_sections;
CREATE POLICY seen_rows_deleted ON pitchbook.pitchbook_sections AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM pitchbook.pitchbooks parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = pitchbook_sections."pitchbook_id" AND (coalesce(parent."sharing", '') NOT IN ('author') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin'))));
COMMENT ON POLICY seen_rows_deleted ON pitchbook.pitchbook_sections IS 'b2272b10';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'pitchbook.slides'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '8127c022' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON pitchbook.slides;
CREATE POLICY seen_rows_updated ON pitchbook.slides AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM pitchbook.pitchbooks parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = slides."pitchbook_id" AND (coalesce(parent."sharing", '') NOT IN ('author') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin')))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON pitchbook.slides IS '8127c022';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'pitchbook.slides'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '8127c022' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON pitchbook.slides;
CREATE POLICY seen_rows_deleted ON pitchbook.slides AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM pitchbook.pitchbooks parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = slides."pitchbook_id" AND (coalesce(parent."sharing", '') NOT IN ('author') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin'))));
COMMENT ON POLICY seen_rows_deleted ON pitchbook.slides IS '8127c022';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'pitchbook.placeholder_prompts'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '538e08f0' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON pitchbook.placeholder_prompts;
CREATE POLICY seen_rows_updated ON pitchbook.placeholder_prompts AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM pitchbook.pitchbooks parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = placeholder_prompts."pitchbook_id" AND (coalesce(parent."sharing", '') NOT IN ('author') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin')))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON pitchbook.placeholder_prompts IS '538e08f0';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'pitchbook.placeholder_prompts'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '538e08f0' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON pitchbook.placeholder_prompts;
CREATE POLICY seen_rows_deleted ON pitchbook.placeholder_prompts AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM pitchbook.pitchbooks parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = placeholder_prompts."pitchbook_id" AND (coalesce(parent."sharing", '') NOT IN ('author') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin'))));
COMMENT ON POLICY seen_rows_deleted ON pitchbook.placeholder_prompts IS '538e08f0';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'pitchbook.pitchbook_versions'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM 'df34efda' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON pitchbook.pitchbook_versions;
CREATE POLICY seen_rows_updated ON pitchbook.pitchbook_versions AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM pitchbook.pitchbooks parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = pitchbook_versions."pitchbook_id" AND (coalesce(parent."sharing", '') NOT IN ('author') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin')))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON pitchbook.pitchbook_versions IS 'df34efda';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'pitchbook.pitchbook_versions'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM 'df34efda' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON pitchbook.pitchbook_versions;
CREATE POLICY seen_rows_deleted ON pitchbook.pitchbook_versions AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR EXISTS (SELECT FROM pitchbook.pitchbooks parent WHERE parent.organization_id = nullif(current_setting('tributary.organization', true), '')::uuid AND parent.id = pitchbook_versions."pitchbook_id" AND (coalesce(parent."sharing", '') NOT IN ('author') OR parent."created_by" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin'))));
COMMENT ON POLICY seen_rows_deleted ON pitchbook.pitchbook_versions IS 'df34efda';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'pitchbook.activity_logs'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM 'bd6b0acc' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON pitchbook.activity_logs;
CREATE POLICY seen_rows_updated ON pitchbook.activity_logs AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (activity_logs."user_id" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin'))) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON pitchbook.activity_logs IS 'bd6b0acc';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'pitchbook.activity_logs'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM 'bd6b0acc' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON pitchbook.activity_logs;
CREATE POLICY seen_rows_deleted ON pitchbook.activity_logs AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (activity_logs."user_id" = nullif(current_setting('tributary.member', true), '')::uuid OR (SELECT platform.acting_role()) IN ('owner', 'admin')));
COMMENT ON POLICY seen_rows_deleted ON pitchbook.activity_logs IS 'bd6b0acc';
    END IF;
END $$;
