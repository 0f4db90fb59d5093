create schema if not exists platform authorization tributary_owner;

grant usage on schema platform
    to tributary_recorder, tributary_command, tributary_capture, tributary_verify, tributary_repair,
       tributary_outside;

set local role tributary_owner;

-- One row: what this database is, and what must never change.
create table if not exists platform.installation (
    only_row boolean primary key default true check (only_row),
    cluster_id uuid not null default gen_random_uuid(),
    partition_count integer not null check (partition_count > 0),
    generation integer not null default 1,
    maintenance boolean not null default false,
    created_at timestamptz(3) not null default now()
);
grant select on platform.installation
    to tributary_command, tributary_capture, tributary_verify, tributary_repair;

-- One row, updated by the connector so that a quiet database still moves its slot.
create table if not exists platform.heartbeat (
    id integer primary key default 1 check (id = 1),
    beaten_at timestamptz(3) not null default now()
);
insert into platform.heartbeat (id) values (1) on conflict do nothing;
grant select, update on platform.heartbeat to tributary_capture;
grant select on platform.heartbeat to tributary_verify;

-- What the connector is asked to do, read by itself from the log: in the columns that the engine knows.
create table if not exists platform.signals (
    id text primary key,
    type text not null,
    data text not null
);
grant select, insert, delete on platform.signals to tributary_capture;

-- Every state of the catalog that was applied to this database; the last one per domain holds.
create table if not exists platform.applied_domains (
    domain text not null,
    sequence integer not null,
    idl text not null,
    applied_at timestamptz(3) not null default now(),
    primary key (domain, sequence)
);
grant select on platform.applied_domains to tributary_command, tributary_verify;

-- Values that only one organization may hold, such as slugs.
create table if not exists platform.reservations (
    kind text not null,
    value text not null,
    organization_id uuid not null,
    reserved_at timestamptz(3) not null default now(),
    primary key (kind, value)
);
create index if not exists reservations_of_organization
    on platform.reservations (organization_id, kind);
grant select, insert, delete on platform.reservations to tributary_command;
grant select on platform.reservations to tributary_verify;

-- What a command answered, for a caller who sends it again.
create table if not exists platform.idempotency_keys (
    organization_id uuid not null,
    actor text not null,
    key text not null,
    request_hash bytea not null,
    answer jsonb,
    created_at timestamptz(3) not null default now(),
    primary key (organization_id, actor, key)
);
create index if not exists idempotency_keys_by_age on platform.idempotency_keys (created_at);
grant select, insert, update, delete on platform.idempotency_keys to tributary_command;

do $$
declare
    name text;
begin
    foreach name in array array['reservations', 'idempotency_keys'] loop
        execute format('alter table platform.%I enable row level security', name);
        execute format('alter table platform.%I force row level security', name);
        if not exists (
            select from pg_policies
            where schemaname = 'platform' and tablename = name and policyname = 'own_organization')
        then
            -- A setting left behind by a finished transaction reads as an empty text: no tenant.
            execute format('create policy own_organization on platform.%I using (organization_id = '
                || 'nullif(current_setting(''tributary.organization'', true), '''')::uuid)', name);
        end if;
    end loop;
end
$$;
