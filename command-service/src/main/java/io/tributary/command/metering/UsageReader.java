package io.tributary.command.metering;

import io.tributary.command.tenancy.Caller;
import io.tributary.command.tenancy.Owner;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.write.CallerCheck;
import io.tributary.command.write.CommandContext;
import io.tributary.command.write.TenantStatements;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.contract.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The hours of an organization, for its admins and for operators.
final class UsageReader {
    /// Who may change the organization may know what it uses, also while nobody may change it.
    private static final String RIGHT = "identity.organization.update";

    private static final String SELECT =
            """
            select to_char(hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.000"Z"') as hour,
                   commands, refusals, limited, imported_rows
            from platform.usage
            where organization_id = {organization} and hour > now() - make_interval(days => {days})
            order by hour
            """;

    private final TenantStatements statements;
    private final CallerCheck check;
    private final LiveCatalog catalog;

    UsageReader(TenantStatements statements, CallerCheck check, LiveCatalog catalog) {
        this.statements = statements;
        this.check = check;
        this.catalog = catalog;
    }

    /// @throws CommandRejected when the caller may not know
    List<ObjectNode> hours(Owner owner, Caller caller, String traceparent, int days) {
        if (!caller.operator()) {
            CommandDefinition right = catalog.get().findCommand(RIGHT).orElseThrow();
            check.refusal(
                            new CommandContext(
                                    owner,
                                    caller,
                                    RIGHT,
                                    traceparent,
                                    Optional.empty(),
                                    new byte[0]),
                            right)
                    .filter(r -> r.code() != ErrorCode.COMMAND_ORGANIZATION_READ_ONLY)
                    .ifPresent(
                            refusal -> {
                                throw new CommandRejected(refusal);
                            });
        }
        return statements.query(
                owner.organization(),
                SELECT,
                Map.of("days", days),
                row ->
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("hour", row.getString("hour"))
                                .put("commands", row.getLong("commands"))
                                .put("refusals", row.getLong("refusals"))
                                .put("limited", row.getLong("limited"))
                                .put("imported_rows", row.getLong("imported_rows")));
    }
}
