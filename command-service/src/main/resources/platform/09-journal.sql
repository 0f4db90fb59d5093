-- The journal: a range of ids per month, below it hash parts by organization. Ids are uuids of
-- version 7, so that a month is a range of them.
set local role tributary_owner;

-- The least id that an entry of that moment can have.
create or replace function platform.first_journal_id(moment timestamptz) returns uuid
language sql stable parallel safe
return (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0')
    || '70008000000000000000')::uuid;

-- A journal of before it had months: it becomes the part for all until the next month begins.
do $$
begin
    if exists (select from pg_partitioned_table
               where partrelid = to_regclass('platform.journal') and partstrat = 'h')
    then
        alter table platform.journal rename to journal_before;
        alter index platform.journal_pkey rename to journal_before_pkey;
        revoke all on platform.journal_before
            from tributary_command, tributary_recorder, tributary_capture, tributary_verify;
    end if;
end
$$;

-- Every decided command, and every write from outside.
create table if not exists platform.journal (
    organization_id uuid not null,
    id uuid not null default uuidv7(),
    occurred_at timestamptz(3) not null default now(),
    actor text not null,
    command text not null,
    outcome text not null
        constraint journal_outcome_check check (outcome in ('accepted', 'refused')),
    code text,
    traceparent text,
    idempotency_key text,
    transaction xid8 not null default pg_current_xact_id(),
    changes jsonb not null default '[]',
    primary key (organization_id, id)
) partition by range (id);
-- The order in which entries are sealed; also to find what one transaction did.
create index if not exists journal_by_transaction on platform.journal (transaction, id);

grant insert, select on platform.journal to tributary_command, tributary_recorder;
grant select on platform.journal to tributary_capture, tributary_verify;

-- Which ids a partition has been made for.
create or replace view platform.journal_partitions as
    select c.relname::text as name,
           substring(pg_get_expr(c.relpartbound, c.oid) from 'TO \(''([0-9a-f-]+)''\)')::uuid
               as below_id
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'platform.journal'::regclass;
grant select on platform.journal_partitions to tributary_verify;

do $$
begin
    if to_regclass('platform.journal_before') is not null
        and not exists (select from platform.journal_partitions where name = 'journal_before')
    then
        execute format('alter table platform.journal attach partition platform.journal_before '
            || 'for values from (minvalue) to (%L)', platform.first_journal_id(
                date_trunc('month', now(), 'UTC') + interval '1 month'));
    end if;
end
$$;

-- What was dropped, so that entries that are gone with it are not missed.
create table if not exists platform.journal_drops (
    below_id uuid primary key,
    name text not null,
    dropped_at timestamptz(3) not null default now()
);
grant select on platform.journal_drops to tributary_verify;

-- Seals over entries in the order of commits, chained per organization. They outlive what they
-- seal.
create table if not exists platform.journal_seals (
    organization_id uuid not null,
    number bigint not null check (number > 0),
    first_transaction xid8 not null,
    first_id uuid not null,
    last_transaction xid8 not null,
    last_id uuid not null,
    entries bigint not null,
    previous bytea not null,
    hash bytea not null,
    sealed_at timestamptz(3) not null default now(),
    primary key (organization_id, number)
);
grant insert, select on platform.journal_seals to tributary_recorder;
grant select on platform.journal_seals to tributary_verify;

-- One row: entries up to this one are sealed.
create table if not exists platform.journal_sealing (
    only_row boolean primary key default true check (only_row),
    last_transaction xid8 not null default '0',
    last_id uuid not null default '00000000-0000-0000-0000-000000000000'
);
insert into platform.journal_sealing default values on conflict do nothing;
grant select, update on platform.journal_sealing to tributary_recorder;
grant select on platform.journal_sealing to tributary_verify;

do $$
declare
    name text;
begin
    foreach name in array array['journal', 'journal_seals'] loop
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
        execute format('create or replace trigger refuse_truncate before truncate on platform.%I '
            || 'for each statement execute function platform.refuse_truncate()', name);
    end loop;
end
$$;

-- Makes the parts of all months until so many ahead; returns how many it made. A part is filled
-- with an attached table, for which nobody who writes has to wait.
create or replace function platform.make_journal_partitions(ahead integer) returns bigint
language plpgsql security definer
set search_path = pg_catalog, pg_temp set timezone = 'UTC' set lock_timeout = '2s' as $$
declare
    month timestamptz;
    part text;
    made bigint := 0;
begin
    perform pg_advisory_xact_lock(hashtext('platform.journal_partitions'));
    -- A clock may be a little behind when the first month begins.
    select coalesce(uuid_extract_timestamp(max(p.below_id::text)::uuid),
                    date_trunc('month', now()) - interval '1 month')
    into month from platform.journal_partitions p;
    while month <= date_trunc('month', now()) + make_interval(months => ahead) loop
        part := to_char(month, '"journal_"YYYY"_"MM');
        execute format('create table platform.%I (like platform.journal including defaults '
            || 'including constraints) partition by hash (organization_id)', part);
        for remainder in 0..3 loop
            execute format('create table platform.%I partition of platform.%I for values with '
                || '(modulus 4, remainder %s)', part || '_p' || remainder, part, remainder);
        end loop;
        execute format('alter table platform.journal attach partition platform.%I for values '
            || 'from (%L) to (%L)', part, platform.first_journal_id(month),
            platform.first_journal_id(month + interval '1 month'));
        made := made + 1;
        month := month + interval '1 month';
    end loop;
    return made;
end
$$;

-- Drops the parts whose entries are all older than that many whole months and all sealed; returns
-- how many. Nothing is deleted, so nothing is told to anybody.
create or replace function platform.drop_journal_partitions(keep_months integer) returns bigint
language plpgsql security definer
set search_path = pg_catalog, pg_temp set timezone = 'UTC' set lock_timeout = '2s' as $$
declare
    part record;
    unsealed boolean;
    dropped bigint := 0;
begin
    if keep_months < 1 then
        return 0;
    end if;
    perform pg_advisory_xact_lock(hashtext('platform.journal_partitions'));
    for part in
        select p.name, p.below_id from platform.journal_partitions p
        where p.below_id <= platform.first_journal_id(
            date_trunc('month', now()) - make_interval(months => keep_months))
        order by p.below_id
    loop
        execute format('select exists (select from platform.%I where (transaction, id) > '
            || '(select last_transaction, last_id from platform.journal_sealing))', part.name)
            into unsealed;
        exit when unsealed;
        insert into platform.journal_drops (below_id, name) values (part.below_id, part.name);
        execute format('drop table platform.%I', part.name);
        dropped := dropped + 1;
    end loop;
    return dropped;
end
$$;

set local role none;

-- A publication names tables: the root takes the place of the table that it stands on now.
do $$
declare
    name text;
begin
    for name in select pubname from pg_publication_tables
        where schemaname = 'platform' and tablename = 'journal_before'
    loop
        execute format('alter publication %I add table platform.journal', name);
        execute format('alter publication %I drop table platform.journal_before', name);
    end loop;
end
$$;

-- A text behind its length in bytes, so that no two lists of texts look alike.
create or replace function platform.sealed_text(value text) returns text
language sql immutable parallel safe
return coalesce(octet_length(value)::text || ':' || value, '-');

-- What of an entry is sealed: every column, in this order. Where a text may end is told by its
-- length before it; the last needs none.
create or replace function platform.journal_entry_text(j platform.journal) returns text
language sql stable parallel safe
return concat_ws(',', j.organization_id, j.id, (extract(epoch from j.occurred_at) * 1000)::bigint,
    j.transaction, platform.sealed_text(j.actor), platform.sealed_text(j.command),
    platform.sealed_text(j.outcome), platform.sealed_text(j.code),
    platform.sealed_text(j.traceparent), platform.sealed_text(j.idempotency_key), j.changes);

-- Seals at most so many entries of what was committed since the last round, in the order
-- (transaction, id); returns how many. One runs at a time, others return 0.
create or replace function platform.seal_journal(at_most integer) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    -- No transaction below it runs any more, so that none can add an entry there.
    below xid8 := pg_snapshot_xmin(pg_current_snapshot());
    mark platform.journal_sealing;
    batch record;
    seal platform.journal_seals;
    sealed bigint := 0;
begin
    if not pg_try_advisory_xact_lock(hashtext('platform.journal_seals')) then
        return 0;
    end if;
    select * into strict mark from platform.journal_sealing;
    for batch in
        with entries as (
            select j.organization_id, j.transaction, j.id, j.tableoid as part,
                   sha256(convert_to(platform.journal_entry_text(j), 'UTF8')) as hash
            from platform.journal j
            where (j.transaction, j.id) > (mark.last_transaction, mark.last_id)
              and j.transaction < below
            order by j.transaction, j.id limit at_most),
        -- No seal covers two parts: one of them may be dropped.
        runs as (
            select e.*, row_number() over (partition by organization_id order by transaction, id)
                - row_number() over (partition by organization_id, part order by transaction, id)
                as run
            from entries e)
        select organization_id, array_agg(transaction order by transaction, id) as transactions,
               array_agg(id order by transaction, id) as ids, count(*) as entries,
               string_agg(hash, ''::bytea order by transaction, id) as hashes
        from runs group by organization_id, part, run
        order by organization_id, min(transaction), 3
    loop
        select * into seal from platform.journal_seals s
        where s.organization_id = batch.organization_id order by s.number desc limit 1;
        seal.organization_id := batch.organization_id;
        seal.number := coalesce(seal.number, 0) + 1;
        seal.first_transaction := batch.transactions[1];
        seal.first_id := batch.ids[1];
        seal.last_transaction := batch.transactions[batch.entries];
        seal.last_id := batch.ids[batch.entries];
        seal.entries := batch.entries;
        seal.previous := coalesce(seal.hash, decode(repeat('00', 32), 'hex'));
        seal.hash := sha256(seal.previous || uuid_send(seal.organization_id)
            || int8send(seal.number) || batch.hashes);
        seal.sealed_at := now();
        insert into platform.journal_seals select (seal).*;
        sealed := sealed + batch.entries;
        if (seal.last_transaction, seal.last_id) > (mark.last_transaction, mark.last_id) then
            mark.last_transaction := seal.last_transaction;
            mark.last_id := seal.last_id;
        end if;
    end loop;
    if sealed > 0 then
        update platform.journal_sealing
        set last_transaction = mark.last_transaction, last_id = mark.last_id;
    end if;
    return sealed;
end
$$;

alter function platform.seal_journal(integer) owner to tributary_recorder;
revoke execute on function platform.make_journal_partitions(integer),
    platform.drop_journal_partitions(integer), platform.seal_journal(integer) from public;
grant execute on function platform.make_journal_partitions(integer),
    platform.drop_journal_partitions(integer), platform.seal_journal(integer)
    to tributary_command;

select platform.make_journal_partitions(3);
