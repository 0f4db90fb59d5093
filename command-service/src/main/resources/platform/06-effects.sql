-- Effects: what is to be told outside because a command was accepted. Written by its transaction.
set local role tributary_owner;

create table if not exists platform.effects (
    organization_id uuid not null,
    id uuid not null default uuidv7(),
    kind text not null check (kind in ('mail', 'sms', 'call', 'webhook')),
    recipient text not null,
    content jsonb not null,
    command text not null,
    table_name text not null,
    row_id uuid not null,
    -- The command by which the receiver says what became of it.
    reports text,
    traceparent text not null,
    state text not null default 'pending' check (
        state in ('pending', 'delivered', 'dead', 'discarded')),
    attempts integer not null default 0,
    -- When it is tried next: at once, at the end of a lease, or at the end of a pause.
    next_at timestamptz(3) not null default now(),
    last_error text,
    created_at timestamptz(3) not null default now(),
    ended_at timestamptz(3),
    primary key (organization_id, id)
);
create unique index if not exists effects_by_id on platform.effects (id);
create index if not exists effects_by_turn on platform.effects (next_at) where state = 'pending';
create index if not exists effects_ended on platform.effects (state, ended_at)
    where state <> 'pending';

grant select, insert, update on platform.effects to tributary_command;
grant select, update, delete on platform.effects to tributary_recorder;
grant select on platform.effects to tributary_verify;
alter table platform.effects enable row level security, force row level security;

do $$
begin
    if not exists (
        select from pg_policies where schemaname = 'platform' and tablename = 'effects')
    then
        create policy own_organization on platform.effects using (organization_id =
            nullif(current_setting('tributary.organization', true), '')::uuid);
    end if;
end
$$;
set local role none;

-- Lends effects that are to be delivered to one worker. Among the oldest, organizations take turns,
-- and none gets more than its share at a time.
-- kinds: those that the worker can deliver; busy: organizations that have their share already.
create or replace function platform.claim_effects(
    kinds text[], busy text[], most integer, share integer, lease interval)
returns setof platform.effects
language sql security definer set search_path = pg_catalog, pg_temp as $$
    with oldest as (
        select o.id, o.organization_id, o.next_at
        from platform.effects o
        where o.state = 'pending' and o.next_at <= now() and o.kind = any(kinds)
          and o.organization_id <> all(busy::uuid[])
        order by o.next_at
        limit 1000),
    turns as (
        select o.*, row_number() over (partition by o.organization_id order by o.next_at) as turn
        from oldest o),
    chosen as materialized (
        select e.id
        from turns
        join platform.effects e on e.id = turns.id
        where e.state = 'pending' and e.next_at <= now() and turns.turn <= share
        order by turns.turn, turns.next_at
        limit most
        for update of e skip locked)
    update platform.effects e
    set next_at = now() + lease, attempts = e.attempts + 1
    from chosen c
    where e.id = c.id
    returning e.*;
$$;

-- Whose effect it is; for receivers, who know its id only.
create or replace function platform.find_effect(wanted uuid)
returns setof platform.effects
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select * from platform.effects where id = wanted;
$$;

-- For operators: the newest effects in a state, without what is in them.
create or replace function platform.list_effects(
    in_state text, most integer, out organization_id uuid, out id uuid, out kind text,
    out command text, out table_name text, out row_id uuid, out state text, out attempts integer,
    out last_error text, out created_at timestamptz, out ended_at timestamptz)
returns setof record
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.organization_id, e.id, e.kind, e.command, e.table_name, e.row_id, e.state, e.attempts,
        e.last_error, e.created_at, e.ended_at
    from platform.effects e where e.state = in_state
    order by e.ended_at desc nulls last, e.id desc limit most;
$$;

-- How many effects wait (counted up to a thousand), how many are dead, and how long the oldest
-- of those that could go now has waited.
create or replace function platform.effects_state(
    kinds text[], out pending bigint, out dead bigint, out late_ms bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select
        (select count(*) from (
            select from platform.effects e where e.state = 'pending' limit 1000) counted),
        (select count(*) from (
            select from platform.effects e where e.state = 'dead' limit 1000) counted),
        coalesce((select (extract(epoch from now() - min(e.next_at)) * 1000)::bigint
            from platform.effects e
            where e.state = 'pending' and e.next_at <= now() and e.kind = any(kinds)), 0);
$$;

-- Forgets effects that ended long ago; returns how many.
create or replace function platform.forget_effects(older_than interval) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
    with forgotten as (
        delete from platform.effects
        where state in ('delivered', 'discarded') and ended_at < now() - older_than
        returning 1)
    select count(*) from forgotten;
$$;

alter function platform.claim_effects(text[], text[], integer, integer, interval)
    owner to tributary_recorder;
alter function platform.find_effect(uuid) owner to tributary_recorder;
alter function platform.list_effects(text, integer) owner to tributary_recorder;
alter function platform.effects_state(text[]) owner to tributary_recorder;
alter function platform.forget_effects(interval) owner to tributary_recorder;
revoke execute on function platform.claim_effects(text[], text[], integer, integer, interval),
    platform.find_effect(uuid), platform.list_effects(text, integer),
    platform.effects_state(text[]), platform.forget_effects(interval) from public;
grant execute on function platform.claim_effects(text[], text[], integer, integer, interval),
    platform.find_effect(uuid), platform.list_effects(text, integer),
    platform.effects_state(text[]), platform.forget_effects(interval) to tributary_command;
