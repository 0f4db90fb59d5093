package io.tributary.command.rules.identity;

import io.tributary.command.decision.OrganizationGate;

/// Lets in active members of a sufficient role, unless the organization or the platform is
/// read-only or the feature is off. Says no when it finds nothing.
public final class MembershipGate implements OrganizationGate {

    @Override
    public String membership() {
        return """
        gate as materialized (
            select case
                    when m.role is null then 'CMD-202'
                    when not m.role = any({roles}) then 'CMD-203'
                    when o.status is null or o.status = 'suspended' or o.maintenance
                        or i.maintenance then 'CMD-204'
                    when {feature}::text is not null and not coalesce(f.enabled, false)
                        then 'CMD-205'
                end as refusal,
                m.role as role
            from (select 1) as caller
            left join identity.organization_members m
                on m.organization_id = {organization} and m.user_id = {actor}
                and m.status = 'active'
            left join identity.organizations o
                on o.organization_id = {organization} and o.id = {organization}
            left join identity.organization_features f
                on f.organization_id = {organization} and f.key = {feature}
            left join platform.installation i on i.only_row)
        """;
    }

    @Override
    public String founding() {
        return """
        gate as materialized (
            select case when i.maintenance then 'CMD-204' end as refusal, 'owner'::text as role
            from (select 1) as caller left join platform.installation i on i.only_row)
        """;
    }

    @Override
    public String system() {
        return """
        gate as materialized (
            select case
                    when o.id is null then 'CMD-202'
                    when i.maintenance or {feature}::text is not null
                        and (o.status = 'suspended' or o.maintenance) then 'CMD-204'
                    when {feature}::text is not null and not coalesce(f.enabled, false)
                        then 'CMD-205'
                end as refusal,
                'owner'::text as role
            from (select 1) as caller
            left join identity.organizations o
                on o.organization_id = {organization} and o.id = {organization}
            left join identity.organization_features f
                on f.organization_id = {organization} and f.key = {feature}
            left join platform.installation i on i.only_row)
        """;
    }

    @Override
    public String operation() {
        return """
        gate as materialized (
            select case
                    when not cast({operator} as boolean) then 'CMD-203'
                    when i.maintenance then 'CMD-204'
                end as refusal,
                'owner'::text as role
            from (select 1) as caller left join platform.installation i on i.only_row)
        """;
    }
}
