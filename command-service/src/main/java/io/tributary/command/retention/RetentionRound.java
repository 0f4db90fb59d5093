package io.tributary.command.retention;

import io.tributary.command.settings.RetentionSettings;
import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.workers.Rounds;
import io.tributary.command.write.TenantStatements;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.catalog.Retention;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.contract.ReservedOrganization;
import java.time.Duration;
import java.util.Map;

/// One batch of every table whose rows are kept for a while.
///
/// Batches of a long past follow each other with a rest, so that commands and the pipeline have the
/// database too.
final class RetentionRound implements Rounds.Round {
    private static final int MOST = 200;
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(200);
    private static final String RETIRE =
            """
            select platform.retire_rows(
                cast({table} as regclass), {owner}, {moment}, cast({age} as interval), {most})
            """;

    private final LiveCatalog catalog;
    private final TenantStatements statements;
    private final RetentionSettings settings;
    private final CommandMetrics metrics;

    RetentionRound(
            LiveCatalog catalog,
            TenantStatements statements,
            RetentionSettings settings,
            CommandMetrics metrics) {
        this.catalog = catalog;
        this.statements = statements;
        this.settings = settings;
        this.metrics = metrics;
    }

    @Override
    public Duration go() {
        boolean more = false;
        for (Entity entity : catalog.get().entities().toList()) {
            if (entity.retention().isPresent()) {
                long retired = retire(entity, entity.retention().get());
                metrics.retired(entity.table().toString(), retired);
                more |= retired == MOST;
            }
        }
        return more ? BETWEEN_BATCHES : settings.every();
    }

    private long retire(Entity entity, Retention retention) {
        return statements
                .query(
                        ReservedOrganization.ID,
                        RETIRE,
                        Map.of(
                                "table",
                                entity.table().toString(),
                                "owner",
                                entity.scope() == Scope.USER ? "user_id" : "organization_id",
                                "moment",
                                retention.after(),
                                "age",
                                Duration.ofDays(retention.days()).toString(),
                                "most",
                                MOST),
                        row -> row.getLong(1))
                .getFirst();
    }
}
