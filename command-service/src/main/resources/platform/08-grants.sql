-- Whether a member may send a command by a grant of their own or by a role of the organization's own
-- that has not ended. Asked by the gate where the membership's role is too weak; under the caller's
-- row security.
create or replace function platform.is_granted(organization uuid, person uuid, command text)
returns boolean
language plpgsql stable as $$
declare
    covering text[] := array[command, regexp_replace(command, '[^.]+$', '*')];
begin
    return exists (
            select from identity.user_permissions p
            where p.organization_id = organization and p.user_id = person
              and p.permission = any(covering)
              and (p.ends_at is null or p.ends_at > now()))
        or exists (
            select from identity.user_roles u
            join identity.roles r on r.organization_id = organization and r.id = u.role_id
            where u.organization_id = organization and u.user_id = person
              and r.permissions && covering
              and (u.ends_at is null or u.ends_at > now()));
end
$$;
