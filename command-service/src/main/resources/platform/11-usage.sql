-- Usage: how much each organization did in each hour.
set local role tributary_owner;

create table if not exists platform.usage (
    organization_id uuid not null,
    hour timestamptz(0) not null,
    commands bigint not null default 0,
    refusals bigint not null default 0,
    limited bigint not null default 0,
    imported_rows bigint not null default 0,
    primary key (organization_id, hour)
);
create index if not exists usage_by_age on platform.usage (hour);

grant select on platform.usage to tributary_command, tributary_verify;
grant select, insert, update, delete on platform.usage to tributary_recorder;

alter table platform.usage enable row level security;
alter table platform.usage force row level security;
do $$
begin
    if not exists (
        select from pg_policies
        where schemaname = 'platform' and tablename = 'usage' and policyname = 'own_organization')
    then
        create policy own_organization on platform.usage using (organization_id =
            nullif(current_setting('tributary.organization', true), '')::uuid);
    end if;
end
$$;
set local role none;

-- Adds what a process counted. In order of the key, so that no two wait for each other.
create or replace function platform.report_usage(
    organizations uuid[], commands bigint[], refusals bigint[], limited bigint[], imported bigint[])
returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into platform.usage as u
        (organization_id, hour, commands, refusals, limited, imported_rows)
    select o, date_trunc('hour', now(), 'UTC'), c, r, l, i
    from unnest(organizations, commands, refusals, limited, imported) as n(o, c, r, l, i)
    order by o
    on conflict (organization_id, hour) do update
    set commands = u.commands + excluded.commands, refusals = u.refusals + excluded.refusals,
        limited = u.limited + excluded.limited,
        imported_rows = u.imported_rows + excluded.imported_rows;
$$;

-- Forgets old hours; returns how many.
create or replace function platform.forget_usage(older_than interval) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
    with old as (delete from platform.usage where hour < now() - older_than returning 1)
    select count(*) from old;
$$;

alter function platform.report_usage(uuid[], bigint[], bigint[], bigint[], bigint[])
    owner to tributary_recorder;
alter function platform.forget_usage(interval) owner to tributary_recorder;
revoke execute on function platform.report_usage(uuid[], bigint[], bigint[], bigint[], bigint[]),
    platform.forget_usage(interval) from public;
grant execute on function platform.report_usage(uuid[], bigint[], bigint[], bigint[], bigint[]),
    platform.forget_usage(interval) to tributary_command;
