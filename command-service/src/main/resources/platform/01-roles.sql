-- The roles of Tributary. Only the owner owns; only readers of every organization bypass row security.
do $$
declare
    name text;
begin
    foreach name in array array[
        'tributary_owner', 'tributary_recorder', 'tributary_command', 'tributary_capture',
        'tributary_verify', 'tributary_repair', 'tributary_outside']
    loop
        if not exists (select from pg_roles where rolname = name) then
            execute format('create role %I', name);
        end if;
    end loop;
end
$$;

alter role tributary_owner nologin nosuperuser nobypassrls nocreatedb nocreaterole;
-- Owns the functions that write the journal for writers who have no right to.
alter role tributary_recorder nologin nosuperuser bypassrls nocreatedb nocreaterole;
alter role tributary_command login nosuperuser nobypassrls nocreatedb nocreaterole;
alter role tributary_capture login nosuperuser bypassrls replication nocreatedb nocreaterole;
alter role tributary_verify login nosuperuser bypassrls nocreatedb nocreaterole;
alter role tributary_repair login nosuperuser bypassrls nocreatedb nocreaterole;
alter role tributary_outside login nosuperuser nobypassrls nocreatedb nocreaterole;

-- With an explicit organization parameter the planner would otherwise plan every statement anew.
alter role tributary_command set plan_cache_mode = force_generic_plan;
alter role tributary_command set statement_timeout = '30s';
alter role tributary_command set lock_timeout = '10s';
alter role tributary_command set idle_in_transaction_session_timeout = '30s';
alter role tributary_command set timezone = 'UTC';
alter role tributary_capture set timezone = 'UTC';
alter role tributary_verify set timezone = 'UTC';
alter role tributary_repair set timezone = 'UTC';

do $$
begin
    execute format('grant create, connect on database %I to tributary_owner', current_database());
    execute format('grant connect on database %I to tributary_command, tributary_capture, '
        || 'tributary_verify, tributary_repair, tributary_outside', current_database());
end
$$;

-- A forged context would name a wrong actor: only our own services may emit one.
revoke execute on function pg_logical_emit_message(boolean, text, text, boolean) from public;
revoke execute on function pg_logical_emit_message(boolean, text, bytea, boolean) from public;
grant execute on function pg_logical_emit_message(boolean, text, text, boolean)
    to tributary_recorder, tributary_command, tributary_capture, tributary_verify, tributary_repair;
