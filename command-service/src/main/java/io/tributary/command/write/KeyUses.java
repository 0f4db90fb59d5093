package io.tributary.command.write;

import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/// Notes in a key's row that it was used, once an hour and process at most: a row per command would
/// be written twice as often as the commands' own.
final class KeyUses {
    private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final String COMMAND = "identity.api_key.use";

    private final DataSource database;
    private final DomainCatalog catalog;
    private final Map<UUID, Instant> noted = new ConcurrentHashMap<>();

    KeyUses(DataSource database, DomainCatalog catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    /// The use itself stands, whether it can be noted or not.
    void used(CommandContext context) {
        Instant now = Instant.now();
        UUID key = context.actor();
        Instant last = noted.put(key, now);
        if (last != null && last.plus(PAUSE).isAfter(now)) {
            noted.put(key, last);
            return;
        }
        try {
            note(context);
        } catch (SQLException failure) {
            noted.remove(key);
            LOG.atWarn()
                    .addKeyValue("reason", failure.getMessage())
                    .log("That a key was used is noted with its next use.");
        }
    }

    private void note(CommandContext of) throws SQLException {
        CommandContext context =
                new CommandContext(
                        of.owner(),
                        of.caller(),
                        COMMAND,
                        of.traceparent(),
                        Optional.empty(),
                        new byte[0]);
        Entity keys = catalog.find("identity").flatMap(d -> d.findEntity("ApiKey")).orElseThrow();
        try (Connection connection = database.getConnection();
                var transaction = OrganizationTransaction.begin(connection, context)) {
            var rows = new TransactionRows(transaction, catalog, keys, Role.OWNER);
            var use =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("last_used_at", transaction.moment().toString());
            rows.asOrganization(() -> rows.update(keys, context.actor(), use));
            transaction.journal();
            connection.commit();
        }
    }
}
