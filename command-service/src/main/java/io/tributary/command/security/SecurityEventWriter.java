package io.tributary.command.security;

import io.tributary.command.security.SecurityTally.Counted;
import io.tributary.command.settings.SecuritySettings;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.workers.Rounds;
import io.tributary.command.write.CommandFailed;
import io.tributary.command.write.TenantStatements;
import io.tributary.schemas.contract.ErrorCode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Writes what was counted as rows of `identity.security_events`: one per organization, user and
/// code. They are journaled like every write that no command makes.
final class SecurityEventWriter implements Rounds.Round, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityEventWriter.class);

    private static final String INSERT =
            """
            insert into identity.security_events
                (organization_id, user_id, kind, severity, code, occurrences)
            select {organization}, e.user_id, e.kind, e.severity, e.code, e.occurrences
            from jsonb_to_recordset(cast({events} as jsonb)) as e(
                user_id uuid, kind text, severity text, code text, occurrences integer)
            where exists (select from identity.organizations o
                          where o.organization_id = {organization})
            """;

    private final SecurityTally tally;
    private final TenantStatements statements;
    private final DataSource database;
    private final Duration period;

    SecurityEventWriter(
            SecurityTally tally,
            TenantStatements statements,
            DataSource database,
            SecuritySettings settings) {
        this.tally = tally;
        this.statements = statements;
        this.database = database;
        this.period = settings.period();
    }

    @Override
    public Duration go() {
        write();
        return period;
    }

    private void write() {
        Counted counted = tally.take();
        Map<UUID, Map<Refused, Integer>> byOrganization = new HashMap<>();
        counted.apart()
                .forEach(
                        (refused, times) ->
                                byOrganization
                                        .computeIfAbsent(
                                                refused.organization(), o -> new HashMap<>())
                                        .put(refused, times));
        Map<ErrorCode, Long> stray = new EnumMap<>(counted.rest());
        try {
            byOrganization.forEach(
                    (organization, refusals) -> {
                        if (insert(organization, refusals) == 0) {
                            refusals.forEach(
                                    (r, times) -> stray.merge(r.code(), (long) times, Long::sum));
                        }
                    });
            writeStray(stray);
        } catch (CommandRejected | CommandFailed | SQLException failure) {
            LOG.atWarn()
                    .setCause(failure)
                    .addKeyValue("refusals", counted.apart().size())
                    .log("Security events are lost.");
        }
    }

    private int insert(UUID organization, Map<Refused, Integer> refusals) {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        refusals.forEach(
                (refused, times) ->
                        events.addObject()
                                .put("user_id", refused.user().map(UUID::toString).orElse(null))
                                .put("kind", refused.kind())
                                .put("severity", refused.severity())
                                .put("code", refused.code().code())
                                .put("occurrences", times));
        return statements.update(organization, INSERT, Map.of("events", events.toString()));
    }

    private void writeStray(Map<ErrorCode, Long> stray) throws SQLException {
        if (stray.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var call =
                        connection.prepareStatement(
                                "select platform.report_stray_refusals(?, ?)")) {
            call.setArray(
                    1,
                    connection.createArrayOf(
                            "text", stray.keySet().stream().map(ErrorCode::code).toArray()));
            call.setArray(2, connection.createArrayOf("bigint", stray.values().toArray()));
            call.execute();
        }
    }

    /// What the last requests were refused for: they ended after the last round.
    @Override
    public void destroy() {
        write();
    }
}
