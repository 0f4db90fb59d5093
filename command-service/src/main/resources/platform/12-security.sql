-- Refused requests that are nobody's security event: of unknown organizations, or too many to tell apart.
set local role tributary_owner;

create table if not exists platform.stray_refusals (
    hour timestamptz(0) not null,
    code text not null,
    occurrences bigint not null,
    primary key (hour, code)
);
grant select on platform.stray_refusals to tributary_verify;
grant select, insert, update, delete on platform.stray_refusals to tributary_recorder;
set local role none;

create or replace function platform.report_stray_refusals(codes text[], counts bigint[])
returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into platform.stray_refusals as s (hour, code, occurrences)
    select date_trunc('hour', now(), 'UTC'), c, sum(n)
    from unnest(codes, counts) as r(c, n) group by c order by c
    on conflict (hour, code) do update set occurrences = s.occurrences + excluded.occurrences;
    delete from platform.stray_refusals where hour < now() - interval '400 days';
$$;
alter function platform.report_stray_refusals(text[], bigint[]) owner to tributary_recorder;
revoke execute on function platform.report_stray_refusals(text[], bigint[]) from public;
grant execute on function platform.report_stray_refusals(text[], bigint[]) to tributary_command;
