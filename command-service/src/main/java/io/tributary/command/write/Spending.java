package io.tributary.command.write;

import io.tributary.command.tenancy.Caller;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.RateLimit;
import io.tributary.schemas.contract.ReservedOrganization;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Counts what is sent of a command that declares a limit, in the command's own transaction.
///
/// A plain command spends when it was let in, in its one statement, and does not get it back when
/// the row's state refuses it. In a transaction of several statements only what is committed is
/// spent. Who sends a request again with its idempotency key spends nothing.
final class Spending {
    /// Takes the place of the gate for those behind it.
    static final String DOOR = "allowed";

    static final String AND_NOT_LIMITED =
            " and coalesce(v.refusal, '') not like '" + Refusals.LIMIT + "%'";

    static final NamedSql SPEND =
            NamedSql.of("select platform.spend({organization}, cast({limits} as jsonb), {wanted})");

    private static final String SENT_BEFORE =
            """
            when exists (select from platform.idempotency_keys k
                         where k.organization_id = {organization} and k.actor = {actor_text}
                           and k.key = {key} and k.created_at >= now() - interval '24 hours')
                then null
            """;

    private Spending() {}

    /// The platform itself is held to no limit.
    static boolean isDue(CommandContext context, CommandDefinition definition) {
        return context.caller().kind() != Caller.Kind.SYSTEM
                && !definition.terms().limits().isEmpty();
    }

    /// A common table expression with the gate's columns.
    static String within(boolean keyed) {
        return """
        allowed as materialized (
            select case when g.refusal is not null then g.refusal
                %s else platform.spend({organization}, cast({limits} as jsonb), 1)
                end as refusal, g.role
            from gate g)
        """
                .formatted(keyed ? SENT_BEFORE : "");
    }

    /// What `platform.spend` takes: whose budgets of which size.
    static String of(CommandDefinition definition, UUID actor) {
        ArrayNode budgets = JsonNodeFactory.instance.arrayNode();
        for (RateLimit limit : definition.terms().limits()) {
            UUID who =
                    switch (limit.per()) {
                        case ORGANIZATION -> ReservedOrganization.ID;
                        case USER -> actor;
                    };
            budgets.addObject()
                    .put("name", limit.name())
                    .put("who", who.toString())
                    .put("most", limit.most())
                    .put("seconds", limit.seconds());
        }
        return budgets.toString();
    }
}
