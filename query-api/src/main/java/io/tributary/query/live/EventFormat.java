package io.tributary.query.live;

import io.tributary.query.problem.ProblemWriter;
import io.tributary.query.problem.QueryRefused;
import io.tributary.query.request.FieldMoments;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Spells server-sent events, as the HTML standard has them. Pure.
final class EventFormat {
    private static final String RETRY_MS = "1000";

    private final JsonMapper json;

    EventFormat(JsonMapper json) {
        this.json = json;
    }

    /// Opens the stream. The client knows at once from where it would go on.
    byte[] begin(String id) {
        return text("retry: " + RETRY_MS + "\nid: " + id + "\n: begins here\n\n");
    }

    /// Nothing has happened; the position is a newer one.
    byte[] heartbeat(String id) {
        return text("id: " + id + "\n: nothing new\n\n");
    }

    /// @param first the first change of the transaction here, whoever sees it
    /// @param changes what is seen, as JSON objects
    /// @param more whether other changes of it follow in another event
    byte[] transaction(String id, LiveChange first, List<byte[]> changes, boolean more) {
        ByteArrayOutputStream event = new ByteArrayOutputStream(1024);
        event.writeBytes(
                text(
                        "id: %s\nevent: transaction\ndata: {\"transaction\":\"%s\",\"committed_at\":\"%s\",\"more\":%s,\"changes\":["
                                .formatted(
                                        id,
                                        first.transaction(),
                                        FieldMoments.text(first.committedAt()),
                                        more)));
        for (int i = 0; i < changes.size(); i++) {
            if (i > 0) {
                event.write(',');
            }
            event.writeBytes(changes.get(i));
        }
        event.writeBytes(text("]}\n\n"));
        return event.toByteArray();
    }

    /// Why the stream ends: problem details, as in an answer that is refused.
    byte[] problem(QueryRefused refused) {
        return text(
                "event: problem\ndata: "
                        + json.writeValueAsString(ProblemWriter.body(refused))
                        + "\n\n");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
