package io.tributary.projector.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.projector.settings.OpenSearchSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What each answer of an index means, with an index that answers as it is told.
final class BulkWriterIT {
    private final List<DocumentWrite> writes =
            List.of(
                    SinkRecords.write("1", 1, "{}"),
                    SinkRecords.write("2", 2, "{}"),
                    SinkRecords.write("3", 3, "{}"));

    @Test
    void a_version_that_was_passed_before_is_accepted_and_only_the_documents_own_fault_refuses_it()
            throws IOException {
        // When
        BulkOutcome outcome =
                answered(
                        200,
                        """
                        {"errors": true, "items": [
                          {"index": {"status": 409, "error": {"type": "version_conflict_engine_exception"}}},
                          {"index": {"status": 400, "error": {"type": "mapper_parsing_exception"}}},
                          {"index": {"status": 429, "error": {"type": "rejected_execution_exception"}}}]}
                        """);

        // Then
        assertThat(outcome.accepted()).containsExactly(writes.get(0));
        assertThat(outcome.stale()).isEqualTo(1);
        assertThat(outcome.refused())
                .extracting(BulkOutcome.Refused::write)
                .containsExactly(writes.get(1));
        assertThat(outcome.transientlyFailed()).containsExactly(writes.get(2));
    }

    @Test
    void nothing_counts_as_written_that_was_not_acknowledged() throws IOException {
        // When
        BulkOutcome busy = answered(503, "{}");
        BulkOutcome cut = answered(200, "{\"errors\": true, \"items\": []}");

        // Then
        assertThat(busy.accepted()).isEmpty();
        assertThat(busy.transientlyFailed()).isEqualTo(writes);
        assertThat(cut.transientlyFailed()).isEqualTo(writes);
    }

    @Test
    void a_second_index_that_is_gone_asks_for_nothing_more_but_the_one_that_is_read_does()
            throws IOException {
        // Given
        String gone =
                """
                {"errors": true, "items": [
                  {"index": {"status": 404, "error": {"type": "index_not_found_exception"}}},
                  {"index": {"status": 400, "error": {"type": "invalid_index_name_exception"}}},
                  {"index": {"status": 201}}]}
                """;
        List<DocumentWrite> second = writes.stream().map(DocumentWrite::toSecond).toList();

        // When
        BulkOutcome outcome = answered(second, 200, gone);

        // Then
        assertThat(outcome.accepted()).isEqualTo(second);
        assertThat(answered(200, gone).accepted()).containsExactly(writes.get(2));
    }

    private BulkOutcome answered(int status, String answer) throws IOException {
        return answered(writes, status, answer);
    }

    private static BulkOutcome answered(List<DocumentWrite> asked, int status, String answer)
            throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(status, bytes.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(bytes);
                    }
                });
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (var calls = new OpenSearchCalls(new OpenSearchSettings(url, "", ""))) {
            return new BulkWriter(calls).write(asked);
        } finally {
            server.stop(0);
        }
    }
}
