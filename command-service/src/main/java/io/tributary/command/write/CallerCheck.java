package io.tributary.command.write;

import io.tributary.command.decision.OrganizationGate;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.catalog.CommandDefinition;
import java.util.Optional;

/// Asks the database whether a caller may send a command now, and writes nothing.
public final class CallerCheck {
    private final TenantStatements statements;
    private final OrganizationGate gate;

    public CallerCheck(TenantStatements statements, OrganizationGate gate) {
        this.statements = statements;
        this.gate = gate;
    }

    /// @throws CommandRejected when not
    public void require(CommandContext context, CommandDefinition definition) {
        refusal(context, definition)
                .ifPresent(
                        refusal -> {
                            throw new CommandRejected(refusal);
                        });
    }

    /// Empty when the caller may.
    public Optional<Rejection> refusal(CommandContext context, CommandDefinition definition) {
        String sql =
                "with "
                        + gate.sqlFor(context.owner().scope(), context.caller(), definition)
                        + " select refusal from gate";
        return statements
                .query(
                        context.organization(),
                        sql,
                        GateParameters.of(context, definition),
                        row -> Optional.ofNullable(row.getString(1)).map(Refusals::of))
                .getFirst();
    }
}
