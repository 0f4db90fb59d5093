-- Imports: what was uploaded, how far each is, and what was refused.
set local role tributary_owner;

create table if not exists platform.imports (
    organization_id uuid not null,
    id uuid not null,
    domain text not null,
    entity text not null,
    format text not null check (format in ('csv', 'ndjson')),
    existing text not null check (existing in ('skip', 'update')),
    actor uuid not null,
    operator boolean not null,
    traceparent text not null,
    status text not null default 'receiving' check (
        status in ('receiving', 'waiting', 'running', 'finished', 'cancelled', 'failed')),
    -- The header of a CSV file.
    columns text[],
    size bigint not null default 0,
    -- Where the next record begins: the byte, and the line in the file.
    position bigint not null default 0,
    line bigint not null default 1,
    created bigint not null default 0,
    updated bigint not null default 0,
    skipped bigint not null default 0,
    refused bigint not null default 0,
    worked_ms bigint not null default 0,
    code text,
    detail text,
    token text,
    -- Who works on it, and until when nobody else does.
    runner uuid,
    leased_until timestamptz(3),
    created_at timestamptz(3) not null default now(),
    touched_at timestamptz(3) not null default now(),
    started_at timestamptz(3),
    ended_at timestamptz(3),
    primary key (organization_id, id)
);
-- Of the key that an app started it with: it ends with the key.
alter table platform.imports add column if not exists key_hash text;
create index if not exists imports_to_do on platform.imports (created_at)
    where status in ('waiting', 'running');
create index if not exists imports_by_age on platform.imports (touched_at);

-- The uploaded bytes, in parts of one size; only the last is shorter.
create table if not exists platform.import_parts (
    organization_id uuid not null,
    import_id uuid not null,
    number integer not null,
    bytes bytea not null,
    primary key (organization_id, import_id, number)
);

-- The records that were refused, as they stood in the file.
create table if not exists platform.import_refusals (
    organization_id uuid not null,
    import_id uuid not null,
    line bigint not null,
    record bytea not null,
    reasons jsonb not null,
    primary key (organization_id, import_id, line)
);

grant select, insert, update, delete on platform.imports, platform.import_parts,
    platform.import_refusals to tributary_command;
grant select, update, delete on platform.imports to tributary_recorder;
grant select, delete on platform.import_parts, platform.import_refusals to tributary_recorder;

do $$
declare
    name text;
begin
    foreach name in array array['imports', 'import_parts', 'import_refusals'] loop
        execute format('alter table platform.%I enable row level security', name);
        execute format('alter table platform.%I force row level security', name);
        if not exists (
            select from pg_policies
            where schemaname = 'platform' and tablename = name and policyname = 'own_organization')
        then
            execute format('create policy own_organization on platform.%I using (organization_id = '
                || 'nullif(current_setting(''tributary.organization'', true), '''')::uuid)', name);
        end if;
    end loop;
end
$$;
set local role none;

-- Takes the oldest import that nobody works on, of an organization for which nobody works: tenants
-- take turns, and one's imports go in the order in which they came.
create or replace function platform.claim_import(
    by_runner uuid, lease interval, out organization_id uuid, out id uuid)
returns setof record
language sql security definer set search_path = pg_catalog, pg_temp as $$
    update platform.imports i
    set runner = by_runner, leased_until = clock_timestamp() + lease, status = 'running',
        started_at = coalesce(i.started_at, now())
    from (
        select c.organization_id, c.id from platform.imports c
        where c.status in ('waiting', 'running')
          and (c.leased_until is null or c.leased_until < clock_timestamp())
          and not exists (
              select from platform.imports o
              where o.organization_id = c.organization_id and o.id <> c.id
                and o.status in ('waiting', 'running')
                and (o.leased_until >= clock_timestamp() or o.created_at < c.created_at))
        order by c.created_at
        for update skip locked
        limit 1) next
    where i.organization_id = next.organization_id and i.id = next.id
    returning i.organization_id, i.id;
$$;

-- Forgets imports that ended long ago, and uploads that broke off; returns how many.
create or replace function platform.forget_imports(older_than interval) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
    with old as (
        delete from platform.imports
        where status in ('finished', 'cancelled', 'failed') and touched_at < now() - older_than
           or status = 'receiving' and touched_at < now() - interval '1 day'
        returning organization_id, id),
    parts as (
        delete from platform.import_parts p using old
        where p.organization_id = old.organization_id and p.import_id = old.id),
    refusals as (
        delete from platform.import_refusals r using old
        where r.organization_id = old.organization_id and r.import_id = old.id)
    select count(*) from old;
$$;

alter function platform.claim_import(uuid, interval) owner to tributary_recorder;
alter function platform.forget_imports(interval) owner to tributary_recorder;
revoke execute on function platform.claim_import(uuid, interval) from public;
revoke execute on function platform.forget_imports(interval) from public;
grant execute on function platform.claim_import(uuid, interval),
    platform.forget_imports(interval) to tributary_command;
