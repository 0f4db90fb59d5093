package io.tributary.command.effects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// An effect as the database has it.
///
/// @param content JSON of what the receiver gets
/// @param reports full name of the command by which the receiver says what became of it
/// @param attempts how often it was lent out for delivery
record StoredEffect(
        UUID organization,
        UUID id,
        String kind,
        String recipient,
        String content,
        String command,
        String table,
        UUID row,
        Optional<String> reports,
        String traceparent,
        Instant createdAt,
        int attempts) {
    static final String WEBHOOK = "webhook";

    /// Whether its recipient is the address that it goes to.
    boolean isWebhook() {
        return kind.equals(WEBHOOK);
    }

    static StoredEffect read(ResultSet row) throws SQLException {
        return new StoredEffect(
                row.getObject("organization_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("content"),
                row.getString("command"),
                row.getString("table_name"),
                row.getObject("row_id", UUID.class),
                Optional.ofNullable(row.getString("reports")),
                row.getString("traceparent"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("attempts"));
    }
}
