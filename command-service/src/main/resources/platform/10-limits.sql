-- Limits: what operators changed, what was spent lately, and how full the great budgets are.
set local role tributary_owner;

-- What an operator changed for an organization; for all of them under the reserved one. Where `most`
-- is null, what the catalog or the settings say holds again.
create table if not exists platform.limits (
    organization_id uuid not null,
    name text not null,
    most integer check (most between 0 and 100000000),
    seconds integer check (seconds between 1 and 86400),
    changed_at timestamptz(3) not null default now(),
    changed_by text not null,
    primary key (organization_id, name),
    check ((most is null) = (seconds is null))
);
create index if not exists limits_by_change on platform.limits (changed_at);

-- The moments at which a small budget was spent, as far as they count still. `who` is the user, or
-- the reserved id for all members together.
create table if not exists platform.spent (
    organization_id uuid not null,
    name text not null,
    who uuid not null,
    moments timestamptz[] not null default '{}',
    touched_at timestamptz(3) not null default now(),
    primary key (organization_id, name, who)
);
create index if not exists spent_by_age on platform.spent (touched_at);

-- When each great budget will be whole again. Forgetting it makes it whole: it is not logged.
create unlogged table if not exists platform.rates (
    kind text not null,
    id uuid not null,
    whole_at timestamptz not null,
    primary key (kind, id)
);

grant select on platform.limits to tributary_command;
grant select, insert, update on platform.spent to tributary_command;
grant select, insert, update on platform.limits to tributary_recorder;
grant select, delete on platform.spent to tributary_recorder;
grant select, insert, update, delete on platform.rates to tributary_recorder;

do $$
declare
    name text;
begin
    foreach name in array array['limits', 'spent'] loop
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
    -- What holds for all of them each may read.
    if not exists (
        select from pg_policies
        where schemaname = 'platform' and tablename = 'limits' and policyname = 'of_all')
    then
        create policy of_all on platform.limits for select
            using (organization_id = '00000000-0000-0000-0000-000000000000');
    end if;
end
$$;
set local role none;

-- Takes `wanted` of each of the budgets, or of none: null then says that they were taken, else
-- `<code>:<name>:<most>:<seconds>:<seconds until there is room again>`. Whoever spends of the same
-- budget waits until this transaction ends, so that no two take the last one.
create or replace function platform.spend(organization uuid, budgets jsonb, wanted integer)
returns text language plpgsql as $$
declare
    budget record;
    now_is timestamptz;
    taken timestamptz[];
    again interval;
    kept jsonb := '[]';
begin
    for budget in
        select b.name, b.who, coalesce(own.most, every.most, b.most) as most,
               coalesce(own.seconds, every.seconds, b.seconds) as seconds
        from jsonb_to_recordset(budgets) as b(name text, who uuid, most integer, seconds integer)
        left join platform.limits own
            on own.organization_id = organization and own.name = b.name
        left join platform.limits every
            on every.organization_id = '00000000-0000-0000-0000-000000000000'
            and every.name = b.name
        order by b.name
    loop
        insert into platform.spent (organization_id, name, who)
        values (organization, budget.name, budget.who) on conflict do nothing;
        select s.moments into taken from platform.spent s
        where s.organization_id = organization and s.name = budget.name and s.who = budget.who
        for update;
        now_is := clock_timestamp();
        taken := array(select moment from unnest(taken) as moment
                       where moment > now_is - make_interval(secs => budget.seconds)
                       order by moment);
        if cardinality(taken) + wanted > budget.most then
            again := coalesce(
                taken[cardinality(taken) + wanted - budget.most]
                    + make_interval(secs => budget.seconds) - now_is,
                make_interval(secs => budget.seconds));
            return format('CMD-403:%s:%s:%s:%s', budget.name, budget.most, budget.seconds,
                greatest(1, ceil(extract(epoch from again))::integer));
        end if;
        kept := kept || jsonb_build_object('name', budget.name, 'who', budget.who,
            'moments', to_jsonb(taken || array_fill(now_is, array[wanted])));
    end loop;
    update platform.spent s
    set moments = array(select jsonb_array_elements_text(k.moments)::timestamptz), touched_at = now()
    from jsonb_to_recordset(kept) as k(name text, who uuid, moments jsonb)
    where s.organization_id = organization and s.name = k.name and s.who = k.who;
    return null;
end
$$;

-- Adds what processes have spent, as the time that it takes to become whole again; returns for each
-- how long until it is, all in nanoseconds. In order of the key, so that no two wait for each other.
create or replace function platform.report_rates(kinds text[], ids uuid[], costs bigint[])
returns table (kind text, id uuid, whole_in bigint)
language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into platform.rates as r (kind, id, whole_at)
    select k, i, clock_timestamp() + make_interval(secs => c / 1e9)
    from unnest(kinds, ids, costs) as reported(k, i, c) order by k, i
    on conflict on constraint rates_pkey do update
    set whole_at = greatest(r.whole_at, clock_timestamp())
        + (excluded.whole_at - clock_timestamp())
    returning r.kind, r.id,
        greatest(0, (extract(epoch from r.whole_at - clock_timestamp()) * 1e9)::bigint);
$$;

-- What operators changed since then, for processes that remember it.
create or replace function platform.limits_changed(since timestamptz)
returns setof platform.limits
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select * from platform.limits where changed_at > since;
$$;

create or replace function platform.set_limit(
    for_organization uuid, of_name text, to_most integer, in_seconds integer, by_actor text)
returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into platform.limits (organization_id, name, most, seconds, changed_by)
    values (for_organization, of_name, to_most, in_seconds, by_actor)
    on conflict (organization_id, name) do update
    set most = excluded.most, seconds = excluded.seconds, changed_by = excluded.changed_by,
        changed_at = clock_timestamp();
$$;

-- Forgets budgets that are whole; returns how many.
create or replace function platform.forget_spent() returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
    with small as (
        delete from platform.spent where touched_at < now() - interval '25 hours' returning 1),
    great as (
        delete from platform.rates where whole_at < now() - interval '1 minute' returning 1)
    select (select count(*) from small) + (select count(*) from great);
$$;

alter function platform.report_rates(text[], uuid[], bigint[]) owner to tributary_recorder;
alter function platform.limits_changed(timestamptz) owner to tributary_recorder;
alter function platform.set_limit(uuid, text, integer, integer, text) owner to tributary_recorder;
alter function platform.forget_spent() owner to tributary_recorder;
revoke execute on function platform.report_rates(text[], uuid[], bigint[]),
    platform.limits_changed(timestamptz), platform.set_limit(uuid, text, integer, integer, text),
    platform.forget_spent() from public;
grant execute on function platform.report_rates(text[], uuid[], bigint[]),
    platform.limits_changed(timestamptz), platform.set_limit(uuid, text, integer, integer, text),
    platform.forget_spent() to tributary_command;
