package io.tributary.command.rules.identity;

import io.tributary.command.decision.OrganizationGate;
import io.tributary.schemas.catalog.CommandDefinition;

/// Lets in active members of a sufficient role or with a grant, and keys that open, unless the
/// organization or the platform is read-only, the feature is off, or a second factor is wanted.
/// Says no when it finds nothing.
public final class MembershipGate implements OrganizationGate {
    private static final String STEP_UP =
            """
            when o.step_up_required and not cast({multi_factor} as boolean) then 'CMD-207'
            """;

    private static final String OPEN =
            """
            when o.status is null or o.status = 'suspended' or o.maintenance
                or i.maintenance then 'CMD-204'
            when {feature}::text is not null and not coalesce(f.enabled, false)
                then 'CMD-205'\
            """;

    private static final String ORGANIZATION =
            """
            left join identity.organizations o
                on o.organization_id = {organization} and o.id = {organization}
            left join identity.organization_features f
                on f.organization_id = {organization} and f.key = {feature}
            left join platform.installation i on i.only_row\
            """;

    /// Whether it was granted is asked only where the role says no: nobody else pays for it.
    @Override
    public String membership(CommandDefinition definition) {
        return """
        gate as materialized (
            select case
                    when m.role is null then 'CMD-202'
                    when extract(epoch from m.signed_out_at) >= cast({issued_at} as bigint)
                        then 'CMD-201'
                    when not m.role = any({roles})
                        and not platform.is_granted({organization}, {actor}, {permission})
                        then 'CMD-203'
                    %s
                end as refusal,
                m.role as role
            from (select 1) as caller
            left join identity.organization_members m
                on m.organization_id = {organization} and m.user_id = {actor}
                and m.status = 'active'
            %s)
        """
                .formatted(whateverTheRole(definition), ORGANIZATION);
    }

    /// The hash is compared with each command, so that a key that was rotated, revoked or has
    /// expired opens nothing from that moment on.
    @Override
    public String key(CommandDefinition definition) {
        return """
        gate as materialized (
            select case
                    when k.role is null then 'CMD-201'
                    when not k.role = any({roles})
                        or cardinality(k.scopes) > 0 and not k.scopes && {permissions}
                        then 'CMD-203'
                    %s
                end as refusal,
                k.role as role
            from (select 1) as caller
            left join identity.api_keys k
                on k.organization_id = {organization} and k.id = {actor}
                and k.key_hash = {key_hash} and k.status = 'active'
                and (k.expires_at is null or k.expires_at > now())
            %s)
        """
                .formatted(whateverTheRole(definition), ORGANIZATION);
    }

    private static String whateverTheRole(CommandDefinition definition) {
        return (definition.terms().stepUp() ? STEP_UP : "") + OPEN;
    }

    @Override
    public String founding() {
        return """
        gate as materialized (
            select case when i.maintenance then 'CMD-204' end as refusal, 'owner'::text as role
            from (select 1) as caller left join platform.installation i on i.only_row)
        """;
    }

    /// An organization that is not there is like one that the caller is no member of.
    @Override
    public String joining() {
        return """
        gate as materialized (
            select case
                    when o.id is null then 'CMD-202'
                    %s
                end as refusal,
                'owner'::text as role
            from (select 1) as caller
            %s)
        """
                .formatted(OPEN, ORGANIZATION);
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
