package io.tributary.command.imports;

import io.tributary.command.write.TenantStatements;
import io.tributary.schemas.contract.ReservedOrganization;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Gives out imports to work on, each to one runner at a time.
final class ImportClaims {
    /// Sees every organization's imports, but gives away no more than whose the next one is.
    private static final String CLAIM =
            "select organization_id, id from platform.claim_import({runner}, cast({lease} as interval))";

    private record Claimed(UUID organization, UUID id) {}

    private final TenantStatements statements;
    private final ImportRegister register;

    ImportClaims(TenantStatements statements, ImportRegister register) {
        this.statements = statements;
        this.register = register;
    }

    /// Empty when there is nothing to do.
    ///
    /// @param lease how long the runner may be silent before others take over
    Optional<ImportState> next(UUID runner, Duration lease) {
        return statements
                .query(
                        ReservedOrganization.ID,
                        CLAIM,
                        Map.of("runner", runner, "lease", lease.toString()),
                        row ->
                                new Claimed(
                                        row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .stream()
                .findFirst()
                .flatMap(claimed -> register.find(claimed.organization(), claimed.id()));
    }
}
