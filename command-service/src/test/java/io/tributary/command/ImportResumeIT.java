package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.command.Trial.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whoever dies when: the rows and the report are those of an import that nothing happened to.
class ImportResumeIT {
    private static final int ROWS = 3000;

    private final Trial trial = Trial.shared();

    @Test
    void a_batch_whose_connection_breaks_before_its_commit_is_written_once() throws SQLException {
        // Given
        Imports imports = new Imports(trial.found());
        String file = Imports.leads(0, 150) + "x,bad,,\n" + rows(150, ROWS);

        // When
        Reply reply;
        try (Connection other = trial.connect("postgres");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table platform.import_refusals in exclusive mode");
            reply = imports.send(file);
            awaitWaitingFor("import_refusals");
            terminateWaiting();
            other.rollback();
        }
        JsonNode state = imports.awaitEnd(reply.id());

        // Then
        assertThat(Imports.counts(state)).containsExactly((long) ROWS, 0L, 0L, 1L);
        assertExactlyOnce(imports);
        assertThat(imports.refused(reply.id())).hasSize(2);
    }

    @Test
    void an_import_that_a_dead_process_holds_is_taken_over_where_it_was() {
        // Given
        Imports imports = new Imports(trial.found());
        Reply reply = imports.send(Imports.leads(0, 10 * ROWS));
        imports.awaitRows(reply.id(), 100);

        // When
        trial.sql(
                """
                update platform.imports set runner = '%s', leased_until = clock_timestamp() + interval '2s'
                where id = '%s' and status = 'running'
                """
                        .formatted(UUID.randomUUID(), reply.id()));
        JsonNode state = imports.awaitEnd(reply.id());

        // Then
        assertThat(Imports.counts(state)).containsExactly(10L * ROWS, 0L, 0L, 0L);
        assertExactlyOnce(imports);
    }

    @Test
    void another_process_goes_on_after_one_that_stopped() {
        // Given
        Imports imports = new Imports(trial.found());
        JsonNode state;
        try (var second = trial.startService()) {
            Reply reply = imports.send(Imports.leads(0, 10 * ROWS));
            imports.awaitRows(reply.id(), 100);

            // When
            second.close();
            state = imports.awaitEnd(reply.id());
        }

        // Then
        assertThat(Imports.counts(state)).containsExactly(10L * ROWS, 0L, 0L, 0L);
        assertExactlyOnce(imports);
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing() throws IOException {
        // Given
        Imports imports = new Imports(trial.found());
        URI address = trial.address(imports.base() + "/dialer/lead");

        // When
        try (Socket socket = new Socket(address.getHost(), address.getPort());
                OutputStream out = socket.getOutputStream()) {
            out.write(
                    """
                    POST %s HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: text/csv\r
                    Content-Length: 3500000\r
                    \r
                    %s"""
                            .formatted(
                                    address.getPath(),
                                    trial.issuer().token(imports.tenant().user()),
                                    Imports.leads(0, 40_000))
                            .substring(0, 2_500_000 / 2)
                            .getBytes(StandardCharsets.UTF_8));
            await().until(() -> imports.tenant().count("platform.import_parts", "true") > 0);
        }

        // Then
        await().atMost(Duration.ofSeconds(30))
                .until(() -> imports.tenant().count("platform.imports", "true") == 0);
        assertThat(imports.tenant().count("platform.import_parts", "true")).isZero();
        assertThat(imports.leads()).isZero();
    }

    @Test
    void a_cancelled_import_stops_between_two_batches_and_keeps_what_it_wrote() {
        // Given
        Imports imports = new Imports(trial.found());
        Reply reply = imports.send(Imports.leads(0, 10 * ROWS));
        imports.awaitRows(reply.id(), 100);

        // When
        Reply cancelled = imports.cancel(reply.id());

        // Then
        assertThat(cancelled.body().path("status").asString()).isEqualTo("cancelled");
        long rows = cancelled.body().path("rows").asLong();
        assertThat(rows % 100).isZero();
        assertThat(rows).isLessThan(10 * ROWS);
        // Another one takes long enough for the first to show that it goes on, if it does.
        imports.imported(Imports.leads(20 * ROWS, 20 * ROWS + 1));
        assertThat(imports.leads()).isEqualTo(rows + 1);
        assertThat(imports.tenant().count("platform.import_parts", "true")).isZero();
        assertThat(imports.cancel(reply.id()).body().path("rows").asLong()).isEqualTo(rows);
    }

    private static String rows(int from, int to) {
        return Imports.leads(from, to).replaceFirst(".*\n", "");
    }

    private static void assertExactlyOnce(Imports imports) {
        assertThat(imports.tenant().count("dialer.leads", "version <> 1")).isZero();
        assertThat(
                        imports.tenant()
                                .trial()
                                .sql(
                                        """
                                        select sum(jsonb_array_length(changes)) =
                                            (select count(*) from dialer.leads where organization_id = '%1$s')
                                        from platform.journal
                                        where organization_id = '%1$s' and command = 'dialer.lead.create'
                                        """
                                                .formatted(imports.tenant().organization())))
                .isEqualTo("t");
    }

    private void awaitWaitingFor(String table) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                trial.sql(
                                        "select pid from pg_locks where not granted and relation = 'platform.%s'::regclass"
                                                .formatted(table)),
                        pid -> pid != null);
    }

    private void terminateWaiting() {
        trial.sql(
                "select pg_terminate_backend(pid) from pg_locks where not granted and relation = 'platform.import_refusals'::regclass");
    }
}
