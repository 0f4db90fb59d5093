set local role none;

-- Whether the writer is not the command service inside a command.
create or replace function platform.is_outside() returns boolean
language sql stable parallel safe
return session_user <> 'tributary_command'
    or coalesce(current_setting('tributary.command', true), '') = '';

-- Whether the writer re-sends a row through the pipeline without changing it.
create or replace function platform.is_touch() returns boolean
language sql stable parallel safe
return coalesce(current_setting('tributary.repair', true), '') = 'on'
    and (session_user = 'tributary_repair' or current_setting('is_superuser') = 'on');

-- Emits the context of a transaction that no command began, once.
create or replace function platform.enter_from_outside() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    current_transaction text := pg_current_xact_id()::text;
begin
    if current_setting('tributary.outside_transaction', true) is distinct from current_transaction
    then
        perform pg_logical_emit_message(true, 'tributary.context', jsonb_build_object(
            'actor', 'database:' || session_user,
            'command', case when platform.is_touch() then 'repair' else 'external' end)::text);
        perform set_config('tributary.outside_transaction', current_transaction, true);
    end if;
end
$$;

-- BEFORE INSERT, UPDATE and DELETE of every captured table. An update raises the version, whoever
-- the writer is; a touch writes the row as it stands.
create or replace function platform.before_write() returns trigger
language plpgsql as $$
begin
    if session_user <> 'tributary_command'
        or coalesce(current_setting('tributary.command', true), '') = ''
    then
        perform platform.enter_from_outside();
        if tg_op = 'UPDATE' and platform.is_touch() then
            return old;
        end if;
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if tg_op = 'UPDATE' then
        new.version := old.version + 1;
        new.updated_at := date_trunc('milliseconds', clock_timestamp());
    end if;
    return new;
end
$$;

-- AFTER INSERT, UPDATE and DELETE of every captured table: what no command did is journaled too.
create or replace function platform.journal_outside_write() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not platform.is_outside() or platform.is_touch() then
        return null;
    end if;
    insert into platform.journal (organization_id, actor, command, outcome, changes)
    values (
        case when tg_op = 'DELETE' then old.organization_id else new.organization_id end,
        'database:' || session_user,
        'external',
        'accepted',
        jsonb_build_array(jsonb_build_object(
            'table', coalesce(pg_partition_root(tg_relid), tg_relid)::regclass::text,
            'id', case when tg_op = 'DELETE' then old.id else new.id end,
            'operation', case tg_op when 'INSERT' then 'create' else lower(tg_op) end,
            'before', case when tg_op <> 'INSERT' then to_jsonb(old) end,
            'after', case when tg_op <> 'DELETE' then to_jsonb(new) end)));
    return null;
end
$$;

-- The role of the member, or of the key, for whom the transaction acts; null for nobody in
-- particular, and for those who have none. The policies of rows that not every member sees ask it,
-- once per statement; under the caller's row security.
create or replace function platform.acting_role() returns text
language plpgsql stable as $$
declare
    organization uuid := nullif(current_setting('tributary.organization', true), '')::uuid;
    member uuid := nullif(current_setting('tributary.member', true), '')::uuid;
    found_role text;
begin
    select m.role into found_role from identity.organization_members m
    where m.organization_id = organization and m.user_id = member and m.status = 'active';
    if found_role is null then
        select k.role into found_role from identity.api_keys k
        where k.organization_id = organization and k.id = member and k.status = 'active';
    end if;
    return found_role;
end
$$;

-- BEFORE TRUNCATE: a truncated table would leave its documents behind.
create or replace function platform.refuse_truncate() returns trigger
language plpgsql as $$
begin
    raise exception 'Expected rows of %.% to be deleted, but found TRUNCATE. Use DELETE, which is captured row by row.',
        tg_table_schema, tg_table_name using errcode = 'feature_not_supported';
end
$$;

-- Forgets answers that callers can no longer ask for; returns how many.
create or replace function platform.forget_idempotency_keys(older_than interval) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
    with forgotten as (
        delete from platform.idempotency_keys
        where created_at < now() - older_than
        returning 1)
    select count(*) from forgotten;
$$;

grant select, delete on platform.idempotency_keys to tributary_recorder;
alter function platform.enter_from_outside() owner to tributary_recorder;
alter function platform.journal_outside_write() owner to tributary_recorder;
alter function platform.forget_idempotency_keys(interval) owner to tributary_recorder;
revoke execute on function platform.forget_idempotency_keys(interval) from public;
grant execute on function platform.forget_idempotency_keys(interval) to tributary_command;
grant execute on function platform.enter_from_outside(), platform.journal_outside_write() to public;

do $$
declare
    name text;
begin
    foreach name in array array['heartbeat', 'signals', 'installation'] loop
        if not exists (
            select from pg_trigger
            where tgrelid = ('platform.' || name)::regclass and tgname = 'refuse_truncate')
        then
            execute format('create trigger refuse_truncate before truncate on platform.%I '
                || 'for each statement execute function platform.refuse_truncate()', name);
        end if;
    end loop;
end
$$;
