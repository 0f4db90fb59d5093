-- Timers: when which row's command is to be sent. Triggers of the tables keep them.
set local role tributary_owner;

create table if not exists platform.timers (
    organization_id uuid not null,
    table_name text not null,
    row_id uuid not null,
    field text not null,
    due_at timestamptz(3) not null,
    -- When it is tried next: the moment itself, the end of a lease, or the end of a pause.
    next_at timestamptz(3) not null,
    attempts integer not null default 0,
    last_error text,
    primary key (organization_id, table_name, row_id, field)
);
create index if not exists timers_by_turn on platform.timers (next_at);

grant select, update, delete on platform.timers to tributary_command;
grant select, insert, update, delete on platform.timers to tributary_recorder;
grant select on platform.timers to tributary_verify;
alter table platform.timers enable row level security, force row level security;

do $$
begin
    if not exists (
        select from pg_policies where schemaname = 'platform' and tablename = 'timers')
    then
        create policy own_organization on platform.timers using (organization_id =
            nullif(current_setting('tributary.organization', true), '')::uuid);
    end if;
end
$$;
set local role none;

-- AFTER INSERT, UPDATE and DELETE of a table with a timer, when the moment is another one.
-- Arguments: the table and the field.
create or replace function platform.keep_timer() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    moment timestamptz(3);
begin
    if tg_op <> 'DELETE' then
        moment := (to_jsonb(new) ->> tg_argv[1])::timestamptz(3);
    end if;
    if moment is null then
        delete from platform.timers
        where organization_id = old.organization_id and table_name = tg_argv[0]
          and row_id = old.id and field = tg_argv[1];
    else
        insert into platform.timers as t
            (organization_id, table_name, row_id, field, due_at, next_at)
        values (new.organization_id, tg_argv[0], new.id, tg_argv[1], moment, moment)
        on conflict (organization_id, table_name, row_id, field) do update
            set due_at = excluded.due_at, next_at = excluded.next_at, attempts = 0,
                last_error = null;
    end if;
    return null;
end
$$;

-- Lends timers that are due to one worker. Among the oldest, organizations take turns.
-- kinds: `<table>.<field>` of the timers that the worker knows a command for.
create or replace function platform.claim_timers(
    kinds text[], most integer, lease interval, out organization_id uuid, out table_name text,
    out row_id uuid, out field text, out due_at timestamptz, out attempts integer)
returns setof record
language sql security definer set search_path = pg_catalog, pg_temp as $$
    with oldest as (
        select o.organization_id, o.table_name, o.row_id, o.field, o.next_at
        from platform.timers o
        where o.next_at <= now() and o.table_name || '.' || o.field = any(kinds)
        order by o.next_at
        limit 1000),
    turns as (
        select o.*, row_number() over (partition by o.organization_id order by o.next_at) as turn
        from oldest o),
    chosen as materialized (
        select t.organization_id, t.table_name, t.row_id, t.field
        from turns
        join platform.timers t using (organization_id, table_name, row_id, field)
        where t.next_at <= now()
        order by turns.turn, turns.next_at
        limit most
        for update of t skip locked)
    update platform.timers t
    set next_at = now() + lease, attempts = t.attempts + 1
    from chosen c
    where t.organization_id = c.organization_id and t.table_name = c.table_name
      and t.row_id = c.row_id and t.field = c.field
    returning t.organization_id, t.table_name, t.row_id, t.field, t.due_at, t.attempts;
$$;

-- How many timers wait to be sent (counted up to a thousand), how long the oldest of them has
-- waited, and how long it is until the next one; no row counts when there is none.
create or replace function platform.timers_state(
    kinds text[], out due bigint, out late_ms bigint, out next_in_ms bigint)
language sql security definer set search_path = pg_catalog, pg_temp as $$
    select
        (select count(*) from (
            select from platform.timers t
            where t.next_at <= now() and t.table_name || '.' || t.field = any(kinds)
            limit 1000) counted),
        coalesce((select (extract(epoch from now() - min(t.next_at)) * 1000)::bigint
            from platform.timers t
            where t.next_at <= now() and t.table_name || '.' || t.field = any(kinds)), 0),
        (select (extract(epoch from min(t.next_at) - now()) * 1000)::bigint
            from platform.timers t
            where t.next_at > now() and t.table_name || '.' || t.field = any(kinds));
$$;

-- Forgets the timers of a table that has none any more.
create or replace function platform.forget_timers(of_table text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    delete from platform.timers where table_name = of_table;
$$;

alter function platform.keep_timer() owner to tributary_recorder;
alter function platform.claim_timers(text[], integer, interval) owner to tributary_recorder;
alter function platform.timers_state(text[]) owner to tributary_recorder;
alter function platform.forget_timers(text) owner to tributary_recorder;
revoke execute on function platform.claim_timers(text[], integer, interval),
    platform.timers_state(text[]), platform.forget_timers(text) from public;
grant execute on function platform.keep_timer() to public;
grant execute on function platform.claim_timers(text[], integer, interval),
    platform.timers_state(text[]) to tributary_command;
grant execute on function platform.forget_timers(text) to tributary_owner;
