-- Deletes rows that are older than their entity keeps them, the oldest first, at most so many: as
-- the platform's own user, by the command `retention`, journaled in each row's organization (a
-- person's rows in the reserved one). Returns how many. One process at a time; another gets 0.
-- owner: the column that says whose a row is, `organization_id` or `user_id`.
create or replace function platform.retire_rows(
    of_table regclass, owner text, moment text, older_than interval, most integer) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    old jsonb;
    retired bigint;
begin
    if not pg_try_advisory_xact_lock(hashtext('tributary.retention')) then
        return 0;
    end if;
    execute format('select jsonb_agg(jsonb_build_object(''owner'', o.%1$I, ''id'', o.id)) from '
        || '(select %1$I, id from %2$s where %3$I < now() - $1 order by %3$I limit $2) o',
        owner, of_table, moment) into old using older_than, most;
    if old is null then
        return 0;
    end if;
    perform set_config('tributary.command', 'retention', true);
    -- Ahead of the changes, so that the connector stamps them with it.
    perform pg_logical_emit_message(true, 'tributary.context', jsonb_build_object(
        'actor', '00000000-0000-0000-0000-000000000001', 'command', 'retention')::text);
    -- A journal record travels as one record of bounded size.
    execute format('with gone as ('
        || 'delete from %2$s t using jsonb_to_recordset($1) o(owner uuid, id uuid) '
        || 'where t.%1$I = o.owner and t.id = o.id and t.%3$I < now() - $3 '
        || 'returning %4$s as organization, t.id, to_jsonb(t) as before), '
        || 'parts as (select g.*, (row_number() over (partition by g.organization order by g.id) - 1) / 20 as part '
        || 'from gone g), '
        || 'journaled as (insert into platform.journal (organization_id, actor, command, outcome, changes) '
        || 'select organization, ''00000000-0000-0000-0000-000000000001'', ''retention'', ''accepted'', '
        || 'jsonb_agg(jsonb_build_object(''table'', $2, ''id'', id, ''operation'', ''delete'', '
        || '''before'', before, ''after'', null::jsonb)) from parts group by organization, part) '
        || 'select count(*) from gone',
        owner, of_table, moment,
        case owner when 'organization_id' then 't.organization_id'
            else '''00000000-0000-0000-0000-000000000000''::uuid' end)
    into retired using old, of_table::text, older_than;
    return retired;
end
$$;

alter function platform.retire_rows(regclass, text, text, interval, integer)
    owner to tributary_recorder;
revoke execute on function platform.retire_rows(regclass, text, text, interval, integer) from public;
grant execute on function platform.retire_rows(regclass, text, text, interval, integer)
    to tributary_command;
do $$
declare
    name text;
begin
    for name in select nspname from pg_namespace where pg_get_userbyid(nspowner) = 'tributary_owner'
    loop
        execute format('grant usage on schema %I to tributary_recorder', name);
    end loop;
end
$$;
