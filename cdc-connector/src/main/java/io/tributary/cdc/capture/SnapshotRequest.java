package io.tributary.cdc.capture;

import io.tributary.schemas.contract.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// Asks the stream to read tables again while it goes on; each row is published as it stands
/// between the transactions of the log.
///
/// The request travels through the log. One by a call would be carried out by a thread of its own,
/// which fills the window of rows while the stream's thread empties it (seen with Debezium 3.7:
/// ConcurrentModificationException in sendWindowEvents), and would be forgotten by a crash.
public final class SnapshotRequest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String FORGET = "delete from platform.signals";
    private static final String ASK =
            "insert into platform.signals (id, type, data) values (?, ?, ?)";

    private final SourceDatabase database;

    public SnapshotRequest(SourceDatabase database) {
        this.database = database;
    }

    /// Returns when the request is committed, not when it is done.
    public void send(Collection<TableName> tables) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement forget = connection.prepareStatement(FORGET);
                    PreparedStatement ask = connection.prepareStatement(ASK)) {
                forget.executeUpdate();
                ask.setString(1, UUID.randomUUID().toString());
                ask.setString(2, "execute-snapshot");
                ask.setString(3, data(tables));
                ask.executeUpdate();
            }
            connection.commit();
        }
    }

    private static String data(Collection<TableName> tables) {
        return MAPPER.writeValueAsString(
                Map.of(
                        "type",
                        "incremental",
                        "data-collections",
                        tables.stream().map(t -> t.toString().replace(".", "\\.")).toList()));
    }
}
