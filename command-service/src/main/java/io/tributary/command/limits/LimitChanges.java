package io.tributary.command.limits;

import io.tributary.schemas.contract.ReservedOrganization;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// What operators set instead of the settings, remembered.
///
/// Safe for use by many threads.
final class LimitChanges {
    /// A change is stamped when it is made, not when it is committed.
    private static final Duration LATEST_COMMIT = Duration.ofSeconds(10);

    private record Key(UUID organization, String name) {}

    private final Map<Key, Quota> changed = new ConcurrentHashMap<>();
    private Instant seen = Instant.EPOCH;

    /// Of the organization, else of all, else the usual one.
    Quota quota(UUID organization, String name, Quota usual) {
        Quota own = changed.get(new Key(organization, name));
        return own != null
                ? own
                : changed.getOrDefault(new Key(ReservedOrganization.ID, name), usual);
    }

    /// Reads what was changed since it read last. By one thread.
    void read(Connection connection) throws SQLException {
        Instant latest = seen;
        try (var select = connection.prepareStatement("select * from platform.limits_changed(?)")) {
            Instant since = seen.equals(Instant.EPOCH) ? seen : seen.minus(LATEST_COMMIT);
            select.setObject(1, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    Key key =
                            new Key(
                                    rows.getObject("organization_id", UUID.class),
                                    rows.getString("name"));
                    long most = rows.getLong("most");
                    if (rows.wasNull()) {
                        changed.remove(key);
                    } else {
                        changed.put(
                                key, new Quota(most, Duration.ofSeconds(rows.getLong("seconds"))));
                    }
                    Instant at = rows.getObject("changed_at", OffsetDateTime.class).toInstant();
                    latest = at.isAfter(latest) ? at : latest;
                }
            }
        }
        seen = latest;
    }
}
