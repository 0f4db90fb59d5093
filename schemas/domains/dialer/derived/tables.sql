CREATE SCHEMA IF NOT EXISTS dialer AUTHORIZATION tributary_owner;

GRANT USAGE ON SCHEMA dialer TO tributary_recorder, tributary_command, tributary_outside, tributary_capture, tributary_verify, tributary_repair;

CREATE TABLE IF NOT EXISTS dialer.campaigns (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "name" text NOT NULL,
    "description" text,
    "status" text NOT NULL DEFAULT 'draft',
    "starts_on" date,
    "ends_on" date,
    "priority" integer NOT NULL DEFAULT 50,
    "time_zone" text NOT NULL DEFAULT 'UTC',
    "maximum_attempts" integer NOT NULL DEFAULT 10,
    CONSTRAINT campaigns_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT campaigns_name_unique UNIQUE ("organization_id", "name"),
    CONSTRAINT campaigns_name_check CHECK (char_length("name") BETWEEN 1 AND 160),
    CONSTRAINT campaigns_description_check CHECK (char_length("description") <= 2000),
    CONSTRAINT campaigns_status_check CHECK ("status" IN ('draft', 'active', 'paused', 'completed', 'archived')),
    CONSTRAINT campaigns_priority_check CHECK ("priority" BETWEEN 0 AND 100),
    CONSTRAINT campaigns_time_zone_check CHECK (char_length("time_zone") <= 64),
    CONSTRAINT campaigns_maximum_attempts_check CHECK ("maximum_attempts" BETWEEN 1 AND 100)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.campaigns_p0 PARTITION OF dialer.campaigns FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.campaigns_p1 PARTITION OF dialer.campaigns FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.campaigns_p2 PARTITION OF dialer.campaigns FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.campaigns_p3 PARTITION OF dialer.campaigns FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.campaigns ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.campaigns_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.campaigns_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.campaigns_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.campaigns_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.campaigns FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS campaigns_status_index ON dialer.campaigns ("organization_id", "status");

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
        WHERE root.indrelid = 'dialer.campaigns'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.campaigns FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.campaigns FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.campaigns FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.campaigns_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.campaigns_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.campaigns_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.campaigns_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.campaigns TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.campaigns TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.campaigns TO tributary_repair;

ALTER TABLE dialer.campaigns_p0 REPLICA IDENTITY FULL;

ALTER TABLE dialer.campaigns_p1 REPLICA IDENTITY FULL;

ALTER TABLE dialer.campaigns_p2 REPLICA IDENTITY FULL;

ALTER TABLE dialer.campaigns_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS dialer.leads (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "phone" text NOT NULL,
    "first_name" text,
    "last_name" text,
    "email" text,
    "company" text,
    "status" text NOT NULL DEFAULT 'new',
    "campaign_id" uuid,
    "contact_list_id" uuid,
    "priority" integer NOT NULL DEFAULT 50,
    "callback_at" timestamptz(3),
    "source" text,
    "external_reference" text,
    "age" integer,
    "job" text,
    "marital" text,
    "education" text,
    "credit_default" boolean,
    "balance" integer,
    "housing_loan" boolean,
    "personal_loan" boolean,
    "line_type" text,
    "previous_contacts" integer NOT NULL DEFAULT 0,
    "days_since_previous_contact" integer,
    "previous_outcome" text,
    "notes" text,
    CONSTRAINT leads_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT leads_phone_unique UNIQUE ("organization_id", "phone"),
    CONSTRAINT leads_phone_check CHECK (char_length("phone") <= 16),
    CONSTRAINT leads_first_name_check CHECK (char_length("first_name") <= 120),
    CONSTRAINT leads_last_name_check CHECK (char_length("last_name") <= 120),
    CONSTRAINT leads_email_check CHECK (char_length("email") <= 254),
    CONSTRAINT leads_company_check CHECK (char_length("company") <= 200),
    CONSTRAINT leads_status_check CHECK ("status" IN ('new', 'contacted', 'callback', 'qualified', 'converted', 'unqualified', 'do_not_call')),
    CONSTRAINT leads_priority_check CHECK ("priority" BETWEEN 0 AND 100),
    CONSTRAINT leads_source_check CHECK (char_length("source") <= 120),
    CONSTRAINT leads_external_reference_check CHECK (char_length("external_reference") <= 120),
    CONSTRAINT leads_age_check CHECK ("age" BETWEEN 0 AND 130),
    CONSTRAINT leads_job_check CHECK (char_length("job") <= 60),
    CONSTRAINT leads_marital_check CHECK ("marital" IN ('single', 'married', 'divorced')),
    CONSTRAINT leads_education_check CHECK ("education" IN ('primary', 'secondary', 'tertiary')),
    CONSTRAINT leads_balance_check CHECK ("balance" BETWEEN -10000000 AND 10000000),
    CONSTRAINT leads_line_type_check CHECK ("line_type" IN ('cellular', 'telephone')),
    CONSTRAINT leads_previous_contacts_check CHECK ("previous_contacts" BETWEEN 0 AND 10000),
    CONSTRAINT leads_days_since_previous_contact_check CHECK ("days_since_previous_contact" BETWEEN 0 AND 100000),
    CONSTRAINT leads_previous_outcome_check CHECK ("previous_outcome" IN ('success', 'failure', 'other')),
    CONSTRAINT leads_notes_check CHECK (char_length("notes") <= 10000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.leads_p0 PARTITION OF dialer.leads FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.leads_p1 PARTITION OF dialer.leads FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.leads_p2 PARTITION OF dialer.leads FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.leads_p3 PARTITION OF dialer.leads FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.leads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.leads_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.leads_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.leads_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.leads_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.leads FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS leads_status_index ON dialer.leads ("organization_id", "status");

CREATE INDEX IF NOT EXISTS leads_campaign_id_index ON dialer.leads ("organization_id", "campaign_id");

CREATE INDEX IF NOT EXISTS leads_contact_list_id_index ON dialer.leads ("organization_id", "contact_list_id");

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
        WHERE root.indrelid = 'dialer.leads'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.leads FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.leads FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.leads FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.leads_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.leads_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.leads_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.leads_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.leads TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.leads TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.leads TO tributary_repair;

ALTER TABLE dialer.leads_p0 REPLICA IDENTITY FULL;

ALTER TABLE dialer.leads_p1 REPLICA IDENTITY FULL;

ALTER TABLE dialer.leads_p2 REPLICA IDENTITY FULL;

ALTER TABLE dialer.leads_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS dialer.dispositions (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "code" text NOT NULL,
    "name" text NOT NULL,
    "outcome" text NOT NULL,
    "lead_status" text,
    "callback_after_minutes" integer,
    "do_not_call" boolean NOT NULL DEFAULT false,
    "active" boolean NOT NULL DEFAULT true,
    "sort_order" integer NOT NULL DEFAULT 100,
    CONSTRAINT dispositions_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT dispositions_code_unique UNIQUE ("organization_id", "code"),
    CONSTRAINT dispositions_code_check CHECK (char_length("code") BETWEEN 1 AND 60),
    CONSTRAINT dispositions_name_check CHECK (char_length("name") BETWEEN 1 AND 120),
    CONSTRAINT dispositions_outcome_check CHECK ("outcome" IN ('converted', 'interested', 'callback', 'declined', 'no_answer', 'busy', 'voicemail', 'wrong_number', 'do_not_call', 'failed')),
    CONSTRAINT dispositions_lead_status_check CHECK ("lead_status" IN ('new', 'contacted', 'callback', 'qualified', 'converted', 'unqualified', 'do_not_call')),
    CONSTRAINT dispositions_callback_after_minutes_check CHECK ("callback_after_minutes" BETWEEN 1 AND 525600),
    CONSTRAINT dispositions_sort_order_check CHECK ("sort_order" BETWEEN 0 AND 10000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.dispositions_p0 PARTITION OF dialer.dispositions FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.dispositions_p1 PARTITION OF dialer.dispositions FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.dispositions_p2 PARTITION OF dialer.dispositions FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.dispositions_p3 PARTITION OF dialer.dispositions FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.dispositions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.dispositions_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.dispositions_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.dispositions_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.dispositions_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.dispositions FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'dialer.dispositions'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.dispositions FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.dispositions FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.dispositions FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.dispositions_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.dispositions_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.dispositions_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.dispositions_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.dispositions TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.dispositions TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.dispositions TO tributary_repair;

CREATE TABLE IF NOT EXISTS dialer.call_logs (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "lead_id" uuid NOT NULL,
    "campaign_id" uuid,
    "agent_id" uuid,
    "disposition_id" uuid,
    "direction" text NOT NULL DEFAULT 'outbound',
    "started_at" timestamptz(3) NOT NULL,
    "duration_seconds" integer NOT NULL DEFAULT 0,
    "handle_seconds" integer NOT NULL DEFAULT 0,
    "outcome" text NOT NULL,
    "contacted" boolean NOT NULL DEFAULT false,
    "converted" boolean NOT NULL DEFAULT false,
    "attempt" integer NOT NULL DEFAULT 1,
    "notes" text,
    CONSTRAINT call_logs_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT call_logs_direction_check CHECK ("direction" IN ('outbound', 'inbound')),
    CONSTRAINT call_logs_duration_seconds_check CHECK ("duration_seconds" BETWEEN 0 AND 86400),
    CONSTRAINT call_logs_handle_seconds_check CHECK ("handle_seconds" BETWEEN 0 AND 86400),
    CONSTRAINT call_logs_outcome_check CHECK ("outcome" IN ('converted', 'interested', 'callback', 'declined', 'no_answer', 'busy', 'voicemail', 'wrong_number', 'do_not_call', 'failed')),
    CONSTRAINT call_logs_attempt_check CHECK ("attempt" BETWEEN 1 AND 10000),
    CONSTRAINT call_logs_notes_check CHECK (char_length("notes") <= 10000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.call_logs_p0 PARTITION OF dialer.call_logs FOR VALUES WITH (MODULUS 8, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.call_logs_p1 PARTITION OF dialer.call_logs FOR VALUES WITH (MODULUS 8, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.call_logs_p2 PARTITION OF dialer.call_logs FOR VALUES WITH (MODULUS 8, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.call_logs_p3 PARTITION OF dialer.call_logs FOR VALUES WITH (MODULUS 8, REMAINDER 3);

CREATE TABLE IF NOT EXISTS dialer.call_logs_p4 PARTITION OF dialer.call_logs FOR VALUES WITH (MODULUS 8, REMAINDER 4);

CREATE TABLE IF NOT EXISTS dialer.call_logs_p5 PARTITION OF dialer.call_logs FOR VALUES WITH (MODULUS 8, REMAINDER 5);

CREATE TABLE IF NOT EXISTS dialer.call_logs_p6 PARTITION OF dialer.call_logs FOR VALUES WITH (MODULUS 8, REMAINDER 6);

CREATE TABLE IF NOT EXISTS dialer.call_logs_p7 PARTITION OF dialer.call_logs FOR VALUES WITH (MODULUS 8, REMAINDER 7);

ALTER TABLE dialer.call_logs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_logs_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_logs_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_logs_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_logs_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_logs_p4 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_logs_p5 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_logs_p6 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_logs_p7 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.call_logs FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS call_logs_started_at_index ON dialer.call_logs ("organization_id", "started_at");

CREATE INDEX IF NOT EXISTS call_logs_lead_id_index ON dialer.call_logs ("organization_id", "lead_id");

CREATE INDEX IF NOT EXISTS call_logs_campaign_id_started_at_index ON dialer.call_logs ("organization_id", "campaign_id", "started_at");

CREATE INDEX IF NOT EXISTS call_logs_agent_id_started_at_index ON dialer.call_logs ("organization_id", "agent_id", "started_at");

CREATE INDEX IF NOT EXISTS call_logs_disposition_id_index ON dialer.call_logs ("organization_id", "disposition_id");

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
        WHERE root.indrelid = 'dialer.call_logs'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.call_logs FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.call_logs FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_logs FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_logs_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_logs_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_logs_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_logs_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_logs_p4 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_logs_p5 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_logs_p6 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_logs_p7 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.call_logs TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.call_logs TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.call_logs TO tributary_repair;

ALTER TABLE dialer.call_logs_p0 REPLICA IDENTITY FULL;

ALTER TABLE dialer.call_logs_p1 REPLICA IDENTITY FULL;

ALTER TABLE dialer.call_logs_p2 REPLICA IDENTITY FULL;

ALTER TABLE dialer.call_logs_p3 REPLICA IDENTITY FULL;

ALTER TABLE dialer.call_logs_p4 REPLICA IDENTITY FULL;

ALTER TABLE dialer.call_logs_p5 REPLICA IDENTITY FULL;

ALTER TABLE dialer.call_logs_p6 REPLICA IDENTITY FULL;

ALTER TABLE dialer.call_logs_p7 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS dialer.contact_lists (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "name" text NOT NULL,
    "source" text,
    "active" boolean NOT NULL DEFAULT true,
    CONSTRAINT contact_lists_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT contact_lists_name_unique UNIQUE ("organization_id", "name"),
    CONSTRAINT contact_lists_name_check CHECK (char_length("name") BETWEEN 1 AND 160),
    CONSTRAINT contact_lists_source_check CHECK (char_length("source") <= 500)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.contact_lists_p0 PARTITION OF dialer.contact_lists FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.contact_lists_p1 PARTITION OF dialer.contact_lists FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.contact_lists_p2 PARTITION OF dialer.contact_lists FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.contact_lists_p3 PARTITION OF dialer.contact_lists FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.contact_lists ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.contact_lists_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.contact_lists_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.contact_lists_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.contact_lists_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.contact_lists FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'dialer.contact_lists'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.contact_lists FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.contact_lists FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.contact_lists FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.contact_lists_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.contact_lists_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.contact_lists_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.contact_lists_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.contact_lists TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.contact_lists TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.contact_lists TO tributary_repair;

ALTER TABLE dialer.contact_lists_p0 REPLICA IDENTITY FULL;

ALTER TABLE dialer.contact_lists_p1 REPLICA IDENTITY FULL;

ALTER TABLE dialer.contact_lists_p2 REPLICA IDENTITY FULL;

ALTER TABLE dialer.contact_lists_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS dialer.scripts (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "name" text NOT NULL,
    "campaign_id" uuid,
    "content" text NOT NULL,
    "active" boolean NOT NULL DEFAULT true,
    CONSTRAINT scripts_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT scripts_name_check CHECK (char_length("name") BETWEEN 1 AND 160),
    CONSTRAINT scripts_content_check CHECK (char_length("content") BETWEEN 1 AND 50000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.scripts_p0 PARTITION OF dialer.scripts FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.scripts_p1 PARTITION OF dialer.scripts FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.scripts_p2 PARTITION OF dialer.scripts FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.scripts_p3 PARTITION OF dialer.scripts FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.scripts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.scripts_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.scripts_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.scripts_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.scripts_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.scripts FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS scripts_campaign_id_index ON dialer.scripts ("organization_id", "campaign_id");

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
        WHERE root.indrelid = 'dialer.scripts'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.scripts FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.scripts FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.scripts FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.scripts_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.scripts_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.scripts_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.scripts_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.scripts TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.scripts TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.scripts TO tributary_repair;

ALTER TABLE dialer.scripts_p0 REPLICA IDENTITY FULL;

ALTER TABLE dialer.scripts_p1 REPLICA IDENTITY FULL;

ALTER TABLE dialer.scripts_p2 REPLICA IDENTITY FULL;

ALTER TABLE dialer.scripts_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS dialer.dnc_list (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "phone" text NOT NULL,
    "reason" text NOT NULL DEFAULT 'asked',
    "source" text,
    CONSTRAINT dnc_list_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT dnc_list_phone_unique UNIQUE ("organization_id", "phone"),
    CONSTRAINT dnc_list_phone_check CHECK (char_length("phone") <= 16),
    CONSTRAINT dnc_list_reason_check CHECK ("reason" IN ('asked', 'registry', 'wrong_number', 'legal', 'other')),
    CONSTRAINT dnc_list_source_check CHECK (char_length("source") <= 200)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.dnc_list_p0 PARTITION OF dialer.dnc_list FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.dnc_list_p1 PARTITION OF dialer.dnc_list FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.dnc_list_p2 PARTITION OF dialer.dnc_list FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.dnc_list_p3 PARTITION OF dialer.dnc_list FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.dnc_list ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.dnc_list_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.dnc_list_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.dnc_list_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.dnc_list_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.dnc_list FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'dialer.dnc_list'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.dnc_list FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.dnc_list FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.dnc_list FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.dnc_list_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.dnc_list_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.dnc_list_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.dnc_list_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.dnc_list TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.dnc_list TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.dnc_list TO tributary_repair;

CREATE TABLE IF NOT EXISTS dialer.sms_messages (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "lead_id" uuid,
    "campaign_id" uuid,
    "phone" text NOT NULL,
    "direction" text NOT NULL DEFAULT 'outbound',
    "body" text NOT NULL,
    "status" text NOT NULL DEFAULT 'queued',
    "carrier_reference" text,
    CONSTRAINT sms_messages_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT sms_messages_phone_check CHECK (char_length("phone") <= 16),
    CONSTRAINT sms_messages_direction_check CHECK ("direction" IN ('outbound', 'inbound')),
    CONSTRAINT sms_messages_body_check CHECK (char_length("body") BETWEEN 1 AND 1600),
    CONSTRAINT sms_messages_status_check CHECK ("status" IN ('queued', 'sent', 'delivered', 'failed', 'received')),
    CONSTRAINT sms_messages_carrier_reference_check CHECK (char_length("carrier_reference") <= 120)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.sms_messages_p0 PARTITION OF dialer.sms_messages FOR VALUES WITH (MODULUS 8, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.sms_messages_p1 PARTITION OF dialer.sms_messages FOR VALUES WITH (MODULUS 8, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.sms_messages_p2 PARTITION OF dialer.sms_messages FOR VALUES WITH (MODULUS 8, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.sms_messages_p3 PARTITION OF dialer.sms_messages FOR VALUES WITH (MODULUS 8, REMAINDER 3);

CREATE TABLE IF NOT EXISTS dialer.sms_messages_p4 PARTITION OF dialer.sms_messages FOR VALUES WITH (MODULUS 8, REMAINDER 4);

CREATE TABLE IF NOT EXISTS dialer.sms_messages_p5 PARTITION OF dialer.sms_messages FOR VALUES WITH (MODULUS 8, REMAINDER 5);

CREATE TABLE IF NOT EXISTS dialer.sms_messages_p6 PARTITION OF dialer.sms_messages FOR VALUES WITH (MODULUS 8, REMAINDER 6);

CREATE TABLE IF NOT EXISTS dialer.sms_messages_p7 PARTITION OF dialer.sms_messages FOR VALUES WITH (MODULUS 8, REMAINDER 7);

ALTER TABLE dialer.sms_messages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.sms_messages_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.sms_messages_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.sms_messages_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.sms_messages_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.sms_messages_p4 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.sms_messages_p5 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.sms_messages_p6 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.sms_messages_p7 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.sms_messages FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS sms_messages_lead_id_created_at_index ON dialer.sms_messages ("organization_id", "lead_id", "created_at");

CREATE INDEX IF NOT EXISTS sms_messages_status_index ON dialer.sms_messages ("organization_id", "status");

CREATE INDEX IF NOT EXISTS sms_messages_campaign_id_index ON dialer.sms_messages ("organization_id", "campaign_id");

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
        WHERE root.indrelid = 'dialer.sms_messages'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.sms_messages FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.sms_messages FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.sms_messages FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.sms_messages_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.sms_messages_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.sms_messages_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.sms_messages_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.sms_messages_p4 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.sms_messages_p5 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.sms_messages_p6 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.sms_messages_p7 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.sms_messages TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.sms_messages TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.sms_messages TO tributary_repair;

ALTER TABLE dialer.sms_messages_p0 REPLICA IDENTITY FULL;

ALTER TABLE dialer.sms_messages_p1 REPLICA IDENTITY FULL;

ALTER TABLE dialer.sms_messages_p2 REPLICA IDENTITY FULL;

ALTER TABLE dialer.sms_messages_p3 REPLICA IDENTITY FULL;

ALTER TABLE dialer.sms_messages_p4 REPLICA IDENTITY FULL;

ALTER TABLE dialer.sms_messages_p5 REPLICA IDENTITY FULL;

ALTER TABLE dialer.sms_messages_p6 REPLICA IDENTITY FULL;

ALTER TABLE dialer.sms_messages_p7 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS dialer.voice_broadcasts (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "name" text NOT NULL,
    "contact_list_id" uuid,
    "audio_url" text NOT NULL,
    "status" text NOT NULL DEFAULT 'draft',
    CONSTRAINT voice_broadcasts_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT voice_broadcasts_name_check CHECK (char_length("name") BETWEEN 1 AND 160),
    CONSTRAINT voice_broadcasts_audio_url_check CHECK (char_length("audio_url") <= 500),
    CONSTRAINT voice_broadcasts_status_check CHECK ("status" IN ('draft', 'launched', 'completed', 'cancelled'))
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.voice_broadcasts_p0 PARTITION OF dialer.voice_broadcasts FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.voice_broadcasts_p1 PARTITION OF dialer.voice_broadcasts FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.voice_broadcasts_p2 PARTITION OF dialer.voice_broadcasts FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.voice_broadcasts_p3 PARTITION OF dialer.voice_broadcasts FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.voice_broadcasts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.voice_broadcasts_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.voice_broadcasts_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.voice_broadcasts_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.voice_broadcasts_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.voice_broadcasts FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS voice_broadcasts_contact_list_id_index ON dialer.voice_broadcasts ("organization_id", "contact_list_id");

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
        WHERE root.indrelid = 'dialer.voice_broadcasts'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.voice_broadcasts FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.voice_broadcasts FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.voice_broadcasts FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.voice_broadcasts_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.voice_broadcasts_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.voice_broadcasts_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.voice_broadcasts_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.voice_broadcasts TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.voice_broadcasts TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.voice_broadcasts TO tributary_repair;

ALTER TABLE dialer.voice_broadcasts_p0 REPLICA IDENTITY FULL;

ALTER TABLE dialer.voice_broadcasts_p1 REPLICA IDENTITY FULL;

ALTER TABLE dialer.voice_broadcasts_p2 REPLICA IDENTITY FULL;

ALTER TABLE dialer.voice_broadcasts_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS dialer.call_queue (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "lead_id" uuid NOT NULL,
    "campaign_id" uuid,
    "broadcast_id" uuid,
    "priority" integer NOT NULL DEFAULT 50,
    "due_at" timestamptz(3),
    "status" text NOT NULL DEFAULT 'waiting',
    "claimed_by" uuid,
    "claimed_until" timestamptz(3),
    CONSTRAINT call_queue_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT call_queue_priority_check CHECK ("priority" BETWEEN 0 AND 100),
    CONSTRAINT call_queue_status_check CHECK ("status" IN ('waiting', 'claimed', 'done', 'dropped'))
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.call_queue_p0 PARTITION OF dialer.call_queue FOR VALUES WITH (MODULUS 8, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.call_queue_p1 PARTITION OF dialer.call_queue FOR VALUES WITH (MODULUS 8, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.call_queue_p2 PARTITION OF dialer.call_queue FOR VALUES WITH (MODULUS 8, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.call_queue_p3 PARTITION OF dialer.call_queue FOR VALUES WITH (MODULUS 8, REMAINDER 3);

CREATE TABLE IF NOT EXISTS dialer.call_queue_p4 PARTITION OF dialer.call_queue FOR VALUES WITH (MODULUS 8, REMAINDER 4);

CREATE TABLE IF NOT EXISTS dialer.call_queue_p5 PARTITION OF dialer.call_queue FOR VALUES WITH (MODULUS 8, REMAINDER 5);

CREATE TABLE IF NOT EXISTS dialer.call_queue_p6 PARTITION OF dialer.call_queue FOR VALUES WITH (MODULUS 8, REMAINDER 6);

CREATE TABLE IF NOT EXISTS dialer.call_queue_p7 PARTITION OF dialer.call_queue FOR VALUES WITH (MODULUS 8, REMAINDER 7);

ALTER TABLE dialer.call_queue ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_queue_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_queue_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_queue_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_queue_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_queue_p4 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_queue_p5 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_queue_p6 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.call_queue_p7 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.call_queue FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS call_queue_status_priority_due_at_index ON dialer.call_queue ("organization_id", "status", "priority", "due_at");

CREATE INDEX IF NOT EXISTS call_queue_claimed_by_index ON dialer.call_queue ("organization_id", "claimed_by");

CREATE INDEX IF NOT EXISTS call_queue_lead_id_index ON dialer.call_queue ("organization_id", "lead_id");

CREATE INDEX IF NOT EXISTS call_queue_campaign_id_index ON dialer.call_queue ("organization_id", "campaign_id");

CREATE INDEX IF NOT EXISTS call_queue_broadcast_id_index ON dialer.call_queue ("organization_id", "broadcast_id");

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
        WHERE root.indrelid = 'dialer.call_queue'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.call_queue FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.call_queue FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_queue FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_queue_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_queue_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_queue_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_queue_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_queue_p4 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_queue_p5 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_queue_p6 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.call_queue_p7 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.call_queue TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.call_queue TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.call_queue TO tributary_repair;

CREATE TABLE IF NOT EXISTS dialer.agent_availability (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "user_id" uuid NOT NULL,
    "status" text NOT NULL DEFAULT 'offline',
    "since" timestamptz(3),
    CONSTRAINT agent_availability_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT agent_availability_user_id_unique UNIQUE ("organization_id", "user_id"),
    CONSTRAINT agent_availability_status_check CHECK ("status" IN ('offline', 'available', 'busy', 'away'))
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.agent_availability_p0 PARTITION OF dialer.agent_availability FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.agent_availability_p1 PARTITION OF dialer.agent_availability FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.agent_availability_p2 PARTITION OF dialer.agent_availability FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.agent_availability_p3 PARTITION OF dialer.agent_availability FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.agent_availability ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.agent_availability_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.agent_availability_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.agent_availability_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.agent_availability_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.agent_availability FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS agent_availability_status_index ON dialer.agent_availability ("organization_id", "status");

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
        WHERE root.indrelid = 'dialer.agent_availability'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.agent_availability FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.agent_availability FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.agent_availability FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.agent_availability_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.agent_availability_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.agent_availability_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.agent_availability_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.agent_availability TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.agent_availability TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.agent_availability TO tributary_repair;

CREATE TABLE IF NOT EXISTS dialer.campaign_workflows (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "name" text NOT NULL,
    "campaign_id" uuid,
    "active" boolean NOT NULL DEFAULT true,
    CONSTRAINT campaign_workflows_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT campaign_workflows_name_check CHECK (char_length("name") BETWEEN 1 AND 160)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.campaign_workflows_p0 PARTITION OF dialer.campaign_workflows FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.campaign_workflows_p1 PARTITION OF dialer.campaign_workflows FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.campaign_workflows_p2 PARTITION OF dialer.campaign_workflows FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.campaign_workflows_p3 PARTITION OF dialer.campaign_workflows FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.campaign_workflows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.campaign_workflows_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.campaign_workflows_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.campaign_workflows_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.campaign_workflows_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.campaign_workflows FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS campaign_workflows_campaign_id_index ON dialer.campaign_workflows ("organization_id", "campaign_id");

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
        WHERE root.indrelid = 'dialer.campaign_workflows'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.campaign_workflows FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.campaign_workflows FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.campaign_workflows FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.campaign_workflows_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.campaign_workflows_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.campaign_workflows_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.campaign_workflows_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.campaign_workflows TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.campaign_workflows TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.campaign_workflows TO tributary_repair;

CREATE TABLE IF NOT EXISTS dialer.workflow_steps (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "workflow_id" uuid NOT NULL,
    "number" integer NOT NULL,
    "kind" text NOT NULL DEFAULT 'wait',
    "delay_minutes" integer NOT NULL DEFAULT 0,
    "configuration" text NOT NULL DEFAULT '{ }',
    CONSTRAINT workflow_steps_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT workflow_steps_workflow_id_number_unique UNIQUE ("organization_id", "workflow_id", "number"),
    CONSTRAINT workflow_steps_number_check CHECK ("number" BETWEEN 1 AND 1000),
    CONSTRAINT workflow_steps_kind_check CHECK ("kind" IN ('wait', 'call', 'sms', 'mail', 'set_status', 'end')),
    CONSTRAINT workflow_steps_delay_minutes_check CHECK ("delay_minutes" BETWEEN 0 AND 525600),
    CONSTRAINT workflow_steps_configuration_check CHECK (char_length("configuration") <= 10000 AND "configuration" IS JSON)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.workflow_steps_p0 PARTITION OF dialer.workflow_steps FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.workflow_steps_p1 PARTITION OF dialer.workflow_steps FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.workflow_steps_p2 PARTITION OF dialer.workflow_steps FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.workflow_steps_p3 PARTITION OF dialer.workflow_steps FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.workflow_steps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.workflow_steps_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.workflow_steps_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.workflow_steps_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.workflow_steps_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.workflow_steps FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'dialer.workflow_steps'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.workflow_steps FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.workflow_steps FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.workflow_steps FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.workflow_steps_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.workflow_steps_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.workflow_steps_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.workflow_steps_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.workflow_steps TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.workflow_steps TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.workflow_steps TO tributary_repair;

ALTER TABLE dialer.workflow_steps_p0 REPLICA IDENTITY FULL;

ALTER TABLE dialer.workflow_steps_p1 REPLICA IDENTITY FULL;

ALTER TABLE dialer.workflow_steps_p2 REPLICA IDENTITY FULL;

ALTER TABLE dialer.workflow_steps_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS dialer.lead_workflow_progress (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "lead_id" uuid NOT NULL,
    "workflow_id" uuid NOT NULL,
    "step_number" integer NOT NULL DEFAULT 0,
    "due_at" timestamptz(3),
    "status" text NOT NULL DEFAULT 'running',
    CONSTRAINT lead_workflow_progress_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT lead_workflow_progress_lead_id_workflow_id_unique UNIQUE ("organization_id", "lead_id", "workflow_id"),
    CONSTRAINT lead_workflow_progress_step_number_check CHECK ("step_number" BETWEEN 0 AND 1000),
    CONSTRAINT lead_workflow_progress_status_check CHECK ("status" IN ('running', 'paused', 'completed', 'stopped'))
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.lead_workflow_progress_p0 PARTITION OF dialer.lead_workflow_progress FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.lead_workflow_progress_p1 PARTITION OF dialer.lead_workflow_progress FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.lead_workflow_progress_p2 PARTITION OF dialer.lead_workflow_progress FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.lead_workflow_progress_p3 PARTITION OF dialer.lead_workflow_progress FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.lead_workflow_progress ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.lead_workflow_progress_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.lead_workflow_progress_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.lead_workflow_progress_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.lead_workflow_progress_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.lead_workflow_progress FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS lead_workflow_progress_status_due_at_index ON dialer.lead_workflow_progress ("organization_id", "status", "due_at");

CREATE INDEX IF NOT EXISTS lead_workflow_progress_workflow_id_index ON dialer.lead_workflow_progress ("organization_id", "workflow_id");

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
        WHERE root.indrelid = 'dialer.lead_workflow_progress'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.lead_workflow_progress FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.lead_workflow_progress FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER timer_begins AFTER INSERT ON dialer.lead_workflow_progress FOR EACH ROW WHEN (new."due_at" IS NOT NULL) EXECUTE FUNCTION platform.keep_timer('dialer.lead_workflow_progress', 'due_at');

CREATE OR REPLACE TRIGGER timer_moves AFTER UPDATE ON dialer.lead_workflow_progress FOR EACH ROW WHEN (old."due_at" IS DISTINCT FROM new."due_at") EXECUTE FUNCTION platform.keep_timer('dialer.lead_workflow_progress', 'due_at');

CREATE OR REPLACE TRIGGER timer_ends AFTER DELETE ON dialer.lead_workflow_progress FOR EACH ROW WHEN (old."due_at" IS NOT NULL) EXECUTE FUNCTION platform.keep_timer('dialer.lead_workflow_progress', 'due_at');

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.lead_workflow_progress FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.lead_workflow_progress_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.lead_workflow_progress_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.lead_workflow_progress_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.lead_workflow_progress_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.lead_workflow_progress TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.lead_workflow_progress TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.lead_workflow_progress TO tributary_repair;

CREATE TABLE IF NOT EXISTS dialer.carriers (
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "key" text NOT NULL,
    "name" text NOT NULL,
    "active" boolean NOT NULL DEFAULT true,
    CONSTRAINT carriers_key PRIMARY KEY ("id"),
    CONSTRAINT carriers_key_check CHECK (char_length("key") BETWEEN 1 AND 60),
    CONSTRAINT carriers_name_check CHECK (char_length("name") BETWEEN 1 AND 120)
);

CREATE OR REPLACE TRIGGER before_write BEFORE UPDATE ON dialer.carriers FOR EACH ROW EXECUTE FUNCTION platform.before_write();

GRANT SELECT ON dialer.carriers TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.carriers TO tributary_repair;

CREATE TABLE IF NOT EXISTS dialer.phone_numbers (
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "phone" text NOT NULL,
    "carrier_id" uuid NOT NULL,
    "shared" boolean NOT NULL DEFAULT false,
    "active" boolean NOT NULL DEFAULT true,
    CONSTRAINT phone_numbers_key PRIMARY KEY ("id"),
    CONSTRAINT phone_numbers_phone_check CHECK (char_length("phone") <= 16)
);

CREATE INDEX IF NOT EXISTS phone_numbers_carrier_id_index ON dialer.phone_numbers ("carrier_id");

CREATE OR REPLACE TRIGGER before_write BEFORE UPDATE ON dialer.phone_numbers FOR EACH ROW EXECUTE FUNCTION platform.before_write();

GRANT SELECT ON dialer.phone_numbers TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.phone_numbers TO tributary_repair;

CREATE TABLE IF NOT EXISTS dialer.carrier_assignments (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "carrier_key" text NOT NULL,
    "phone" text NOT NULL,
    "sort_order" integer NOT NULL DEFAULT 100,
    "active" boolean NOT NULL DEFAULT true,
    CONSTRAINT carrier_assignments_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT carrier_assignments_phone_unique UNIQUE ("organization_id", "phone"),
    CONSTRAINT carrier_assignments_carrier_key_check CHECK (char_length("carrier_key") BETWEEN 1 AND 60),
    CONSTRAINT carrier_assignments_phone_check CHECK (char_length("phone") <= 16),
    CONSTRAINT carrier_assignments_sort_order_check CHECK ("sort_order" BETWEEN 0 AND 1000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.carrier_assignments_p0 PARTITION OF dialer.carrier_assignments FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.carrier_assignments_p1 PARTITION OF dialer.carrier_assignments FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.carrier_assignments_p2 PARTITION OF dialer.carrier_assignments FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.carrier_assignments_p3 PARTITION OF dialer.carrier_assignments FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.carrier_assignments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.carrier_assignments_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.carrier_assignments_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.carrier_assignments_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.carrier_assignments_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.carrier_assignments FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
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
        WHERE root.indrelid = 'dialer.carrier_assignments'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.carrier_assignments FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.carrier_assignments FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.carrier_assignments FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.carrier_assignments_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.carrier_assignments_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.carrier_assignments_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.carrier_assignments_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.carrier_assignments TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.carrier_assignments TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.carrier_assignments TO tributary_repair;

CREATE TABLE IF NOT EXISTS dialer.ai_conversations (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "lead_id" uuid NOT NULL,
    "call_log_id" uuid,
    "transcript" text NOT NULL DEFAULT '[]',
    "summary" text,
    CONSTRAINT ai_conversations_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT ai_conversations_transcript_check CHECK (char_length("transcript") <= 200000 AND "transcript" IS JSON),
    CONSTRAINT ai_conversations_summary_check CHECK (char_length("summary") <= 2000)
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.ai_conversations_p0 PARTITION OF dialer.ai_conversations FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.ai_conversations_p1 PARTITION OF dialer.ai_conversations FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.ai_conversations_p2 PARTITION OF dialer.ai_conversations FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.ai_conversations_p3 PARTITION OF dialer.ai_conversations FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.ai_conversations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.ai_conversations_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.ai_conversations_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.ai_conversations_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.ai_conversations_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.ai_conversations FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS ai_conversations_lead_id_created_at_index ON dialer.ai_conversations ("organization_id", "lead_id", "created_at");

CREATE INDEX IF NOT EXISTS ai_conversations_call_log_id_index ON dialer.ai_conversations ("organization_id", "call_log_id");

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
        WHERE root.indrelid = 'dialer.ai_conversations'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.ai_conversations FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.ai_conversations FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.ai_conversations FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.ai_conversations_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.ai_conversations_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.ai_conversations_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.ai_conversations_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT, UPDATE, DELETE ON dialer.ai_conversations TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.ai_conversations TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.ai_conversations TO tributary_repair;

ALTER TABLE dialer.ai_conversations_p0 REPLICA IDENTITY FULL;

ALTER TABLE dialer.ai_conversations_p1 REPLICA IDENTITY FULL;

ALTER TABLE dialer.ai_conversations_p2 REPLICA IDENTITY FULL;

ALTER TABLE dialer.ai_conversations_p3 REPLICA IDENTITY FULL;

CREATE TABLE IF NOT EXISTS dialer.ml_training_data (
    "organization_id" uuid NOT NULL,
    "id" uuid NOT NULL DEFAULT uuidv7(),
    "version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    "created_by" uuid,
    "call_log_id" uuid,
    "features" text NOT NULL DEFAULT '{ }',
    "label" text NOT NULL,
    CONSTRAINT ml_training_data_key PRIMARY KEY ("organization_id", "id"),
    CONSTRAINT ml_training_data_features_check CHECK (char_length("features") <= 20000 AND "features" IS JSON),
    CONSTRAINT ml_training_data_label_check CHECK ("label" IN ('converted', 'interested', 'callback', 'declined', 'no_answer', 'busy', 'voicemail', 'wrong_number', 'do_not_call', 'failed'))
) PARTITION BY HASH (organization_id);

CREATE TABLE IF NOT EXISTS dialer.ml_training_data_p0 PARTITION OF dialer.ml_training_data FOR VALUES WITH (MODULUS 4, REMAINDER 0);

CREATE TABLE IF NOT EXISTS dialer.ml_training_data_p1 PARTITION OF dialer.ml_training_data FOR VALUES WITH (MODULUS 4, REMAINDER 1);

CREATE TABLE IF NOT EXISTS dialer.ml_training_data_p2 PARTITION OF dialer.ml_training_data FOR VALUES WITH (MODULUS 4, REMAINDER 2);

CREATE TABLE IF NOT EXISTS dialer.ml_training_data_p3 PARTITION OF dialer.ml_training_data FOR VALUES WITH (MODULUS 4, REMAINDER 3);

ALTER TABLE dialer.ml_training_data ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.ml_training_data_p0 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.ml_training_data_p1 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.ml_training_data_p2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

ALTER TABLE dialer.ml_training_data_p3 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY own_rows ON dialer.ml_training_data FOR ALL TO tributary_command, tributary_outside USING (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('tributary.organization', true), '')::uuid);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE INDEX IF NOT EXISTS ml_training_data_call_log_id_index ON dialer.ml_training_data ("organization_id", "call_log_id");

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
        WHERE root.indrelid = 'dialer.ml_training_data'::regclass
          AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', part.name, part.wanted);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON dialer.ml_training_data FOR EACH ROW EXECUTE FUNCTION platform.before_write();

CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON dialer.ml_training_data FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.ml_training_data FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.ml_training_data_p0 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.ml_training_data_p1 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.ml_training_data_p2 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON dialer.ml_training_data_p3 FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate();

GRANT SELECT, INSERT ON dialer.ml_training_data TO tributary_command, tributary_outside;

GRANT SELECT ON dialer.ml_training_data TO tributary_capture, tributary_verify;

GRANT SELECT, UPDATE ON dialer.ml_training_data TO tributary_repair;

DO $$ BEGIN
    IF to_regclass('dialer.ml_training_data_created_at_age') IS NULL THEN
        CREATE INDEX ml_training_data_created_at_age ON dialer.ml_training_data ("created_at");
    END IF;
END $$;

GRANT SELECT, DELETE ON dialer.ml_training_data TO tributary_recorder;

ALTER TABLE dialer.ml_training_data_p0 REPLICA IDENTITY FULL;

ALTER TABLE dialer.ml_training_data_p1 REPLICA IDENTITY FULL;

ALTER TABLE dialer.ml_training_data_p2 REPLICA IDENTITY FULL;

ALTER TABLE dialer.ml_training_data_p3 REPLICA IDENTITY FULL;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.leads'::regclass AND conname = 'leads_campaign_id_reference') THEN
        ALTER TABLE dialer.leads ADD CONSTRAINT leads_campaign_id_reference FOREIGN KEY ("organization_id", "campaign_id") REFERENCES dialer.campaigns ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.leads'::regclass AND conname = 'leads_contact_list_id_reference') THEN
        ALTER TABLE dialer.leads ADD CONSTRAINT leads_contact_list_id_reference FOREIGN KEY ("organization_id", "contact_list_id") REFERENCES dialer.contact_lists ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.call_logs'::regclass AND conname = 'call_logs_lead_id_reference') THEN
        ALTER TABLE dialer.call_logs ADD CONSTRAINT call_logs_lead_id_reference FOREIGN KEY ("organization_id", "lead_id") REFERENCES dialer.leads ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.call_logs'::regclass AND conname = 'call_logs_campaign_id_reference') THEN
        ALTER TABLE dialer.call_logs ADD CONSTRAINT call_logs_campaign_id_reference FOREIGN KEY ("organization_id", "campaign_id") REFERENCES dialer.campaigns ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.call_logs'::regclass AND conname = 'call_logs_disposition_id_reference') THEN
        ALTER TABLE dialer.call_logs ADD CONSTRAINT call_logs_disposition_id_reference FOREIGN KEY ("organization_id", "disposition_id") REFERENCES dialer.dispositions ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.scripts'::regclass AND conname = 'scripts_campaign_id_reference') THEN
        ALTER TABLE dialer.scripts ADD CONSTRAINT scripts_campaign_id_reference FOREIGN KEY ("organization_id", "campaign_id") REFERENCES dialer.campaigns ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.sms_messages'::regclass AND conname = 'sms_messages_lead_id_reference') THEN
        ALTER TABLE dialer.sms_messages ADD CONSTRAINT sms_messages_lead_id_reference FOREIGN KEY ("organization_id", "lead_id") REFERENCES dialer.leads ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.sms_messages'::regclass AND conname = 'sms_messages_campaign_id_reference') THEN
        ALTER TABLE dialer.sms_messages ADD CONSTRAINT sms_messages_campaign_id_reference FOREIGN KEY ("organization_id", "campaign_id") REFERENCES dialer.campaigns ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.voice_broadcasts'::regclass AND conname = 'voice_broadcasts_contact_list_id_reference') THEN
        ALTER TABLE dialer.voice_broadcasts ADD CONSTRAINT voice_broadcasts_contact_list_id_reference FOREIGN KEY ("organization_id", "contact_list_id") REFERENCES dialer.contact_lists ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.call_queue'::regclass AND conname = 'call_queue_lead_id_reference') THEN
        ALTER TABLE dialer.call_queue ADD CONSTRAINT call_queue_lead_id_reference FOREIGN KEY ("organization_id", "lead_id") REFERENCES dialer.leads ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.call_queue'::regclass AND conname = 'call_queue_campaign_id_reference') THEN
        ALTER TABLE dialer.call_queue ADD CONSTRAINT call_queue_campaign_id_reference FOREIGN KEY ("organization_id", "campaign_id") REFERENCES dialer.campaigns ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.call_queue'::regclass AND conname = 'call_queue_broadcast_id_reference') THEN
        ALTER TABLE dialer.call_queue ADD CONSTRAINT call_queue_broadcast_id_reference FOREIGN KEY ("organization_id", "broadcast_id") REFERENCES dialer.voice_broadcasts ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.campaign_workflows'::regclass AND conname = 'campaign_workflows_campaign_id_reference') THEN
        ALTER TABLE dialer.campaign_workflows ADD CONSTRAINT campaign_workflows_campaign_id_reference FOREIGN KEY ("organization_id", "campaign_id") REFERENCES dialer.campaigns ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.workflow_steps'::regclass AND conname = 'workflow_steps_workflow_id_reference') THEN
        ALTER TABLE dialer.workflow_steps ADD CONSTRAINT workflow_steps_workflow_id_reference FOREIGN KEY ("organization_id", "workflow_id") REFERENCES dialer.campaign_workflows ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.lead_workflow_progress'::regclass AND conname = 'lead_workflow_progress_lead_id_reference') THEN
        ALTER TABLE dialer.lead_workflow_progress ADD CONSTRAINT lead_workflow_progress_lead_id_reference FOREIGN KEY ("organization_id", "lead_id") REFERENCES dialer.leads ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.lead_workflow_progress'::regclass AND conname = 'lead_workflow_progress_workflow_id_reference') THEN
        ALTER TABLE dialer.lead_workflow_progress ADD CONSTRAINT lead_workflow_progress_workflow_id_reference FOREIGN KEY ("organization_id", "workflow_id") REFERENCES dialer.campaign_workflows ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.phone_numbers'::regclass AND conname = 'phone_numbers_carrier_id_reference') THEN
        ALTER TABLE dialer.phone_numbers ADD CONSTRAINT phone_numbers_carrier_id_reference FOREIGN KEY ("carrier_id") REFERENCES dialer.carriers ("id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.ai_conversations'::regclass AND conname = 'ai_conversations_lead_id_reference') THEN
        ALTER TABLE dialer.ai_conversations ADD CONSTRAINT ai_conversations_lead_id_reference FOREIGN KEY ("organization_id", "lead_id") REFERENCES dialer.leads ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.ai_conversations'::regclass AND conname = 'ai_conversations_call_log_id_reference') THEN
        ALTER TABLE dialer.ai_conversations ADD CONSTRAINT ai_conversations_call_log_id_reference FOREIGN KEY ("organization_id", "call_log_id") REFERENCES dialer.call_logs ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'dialer.ml_training_data'::regclass AND conname = 'ml_training_data_call_log_id_reference') THEN
        ALTER TABLE dialer.ml_training_data ADD CONSTRAINT ml_training_data_call_log_id_reference FOREIGN KEY ("organization_id", "call_log_id") REFERENCES dialer.call_logs ("organization_id", "id");
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'dialer.ml_training_data'::regclass AND polname = 'seen_rows_updated') IS DISTINCT FROM '2e748199' THEN
        DROP POLICY IF EXISTS seen_rows_updated ON dialer.ml_training_data;
CREATE POLICY seen_rows_updated ON dialer.ml_training_data AS RESTRICTIVE FOR UPDATE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager')) WITH CHECK (true);
COMMENT ON POLICY seen_rows_updated ON dialer.ml_training_data IS '2e748199';
    END IF;
END $$;

DO $$ BEGIN
    IF (SELECT obj_description(oid, 'pg_policy') FROM pg_policy
        WHERE polrelid = 'dialer.ml_training_data'::regclass AND polname = 'seen_rows_deleted') IS DISTINCT FROM '2e748199' THEN
        DROP POLICY IF EXISTS seen_rows_deleted ON dialer.ml_training_data;
CREATE POLICY seen_rows_deleted ON dialer.ml_training_data AS RESTRICTIVE FOR DELETE TO tributary_command, tributary_outside
    USING (coalesce(current_setting('tributary.member', true), '') = '' OR (SELECT platform.acting_role()) IN ('owner', 'admin', 'manager'));
COMMENT ON POLICY seen_rows_deleted ON dialer.ml_training_data IS '2e748199';
    END IF;
END $$;
