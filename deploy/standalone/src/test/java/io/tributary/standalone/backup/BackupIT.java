package io.tributary.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.servers.LocalServers;
import io.tributary.servers.Server;
import io.tributary.servers.home.Home;
import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import io.tributary.standalone.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real database is copied while it is written to, and recovers from the copy.
class BackupIT {
    @TempDir private Path folder;
    private Home home;
    private LocalServers servers;
    private ClusterDatabase database;

    @BeforeEach
    void start() throws SQLException {
        home = new Home(folder.resolve("home"));
        servers = database(home.directory());
        database = new ClusterDatabase(servers.passwords(), servers.ports());
        run(database, "create schema platform");
        run(database, "create table platform.installation (cluster_id uuid)");
        run(database, "insert into platform.installation values (gen_random_uuid())");
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void what_was_committed_before_the_end_is_in_it_and_nothing_half() throws Exception {
        // Given
        sayThatItRuns();
        var written = DatabaseWriters.writing(database);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> written.committed().stream().allMatch(n -> n > 200));

        // When
        var before = written.committed();
        new HomeBackup(home, folder.resolve("backup"), this::checkpoint).take();
        var after = written.committed();
        await().atMost(Duration.ofMinutes(1)).until(() -> movedOn(written.committed(), after));
        written.close();

        // Then
        try (var copy = restored()) {
            var there = new ClusterDatabase(copy.passwords(), copy.ports());
            for (int writer = 0; writer < before.size(); writer++) {
                var of = " from written where writer = " + writer;
                long last = Long.parseLong(ask(there, "select max(n)" + of));
                assertThat(last).isBetween(before.get(writer), after.get(writer) + 1);
                assertThat(ask(there, "select count(*)" + of))
                        .as("rows of writer %d, two of each number", writer)
                        .isEqualTo(Long.toString(2 * last));
            }
            assertThat(identity(there)).isNotEqualTo(identity(database));
        }
        assertThat(ask(database, "select count(*) from pg_replication_slots"))
                .as("slots that the backup left behind")
                .isEqualTo("0");
    }

    @Test
    void a_home_without_a_run_is_backed_up_and_left_stopped() throws Exception {
        // Given
        run(database, "create table kept as select generate_series(1, 1000) as n");
        servers.close();

        // When
        new HomeBackup(home, folder.resolve("backup"), _ -> {}).take();

        // Then
        try (var copy = restored()) {
            var there = new ClusterDatabase(copy.passwords(), copy.ports());
            assertThat(ask(there, "select sum(n) from kept")).isEqualTo("500500");
        }
        servers = database(home.directory());
    }

    @Test
    void a_copy_without_the_end_of_its_log_is_not_made_a_home() throws Exception {
        // Given
        sayThatItRuns();
        var backup = folder.resolve("backup");
        var whole = new HomeBackup(home, backup, _ -> {}).take();
        var segment = "postgres/pg_wal/" + WalSegments.of(whole.database()).getLast();
        var rest = whole.files().stream().filter(f -> !f.path().equals(segment)).toList();
        new BackupManifest(
                        whole.format(),
                        whole.takenAt(),
                        whole.holds(),
                        whole.database(),
                        whole.folders(),
                        rest)
                .writeTo(backup);

        // When
        var refusal = assertThatThrownBy(this::restored);

        // Then
        refusal.isInstanceOf(ServerFailure.class)
                .hasMessageContaining("Expected postgres to start");
        assertThat(folder.resolve("restored")).doesNotExist();
    }

    @Test
    void a_backup_is_readable_by_its_owner_only() throws IOException {
        // Given
        sayThatItRuns();

        // When
        new HomeBackup(home, folder.resolve("backup"), _ -> {}).take();

        // Then
        try (var all = Files.walk(folder.resolve("backup"))) {
            assertThat(all)
                    .allSatisfy(
                            path ->
                                    assertThat(Files.getPosixFilePermissions(path).toString())
                                            .doesNotContain("GROUP", "OTHERS"));
        }
    }

    /// Between one piece of the copy and the next, so that its control file tells of a later one
    /// than the files that were copied first hold.
    private void checkpoint(String said) {
        if (said.contains("%")) {
            try {
                run(database, "checkpoint");
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }

    private LocalServers restored() {
        var directory = folder.resolve("restored");
        new HomeRestore(folder.resolve("backup"), _ -> {}).into(new Home(directory));
        return database(directory);
    }

    private static LocalServers database(Path directory) {
        return LocalServers.startOnly(Server.POSTGRES, directory, Ports.free(), _ -> {});
    }

    /// As the launcher of a run does.
    private void sayThatItRuns() {
        var postgres =
                new RunState.Part(servers.pid(Server.POSTGRES), servers.ports().postgres(), 0);
        new RunState(
                        "ready",
                        ProcessHandle.current().pid(),
                        servers.ports().from(),
                        "2026-11-21T18:00:00Z",
                        Map.of("postgres", postgres))
                .writeTo(home);
    }

    private static boolean movedOn(List<Long> now, List<Long> since) {
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i) < since.get(i) + 50) {
                return false;
            }
        }
        return true;
    }

    private static String identity(ClusterDatabase database) throws SQLException {
        return ask(database, "select cluster_id::text from platform.installation");
    }

    private static void run(ClusterDatabase database, String command) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static String ask(ClusterDatabase database, String query) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
