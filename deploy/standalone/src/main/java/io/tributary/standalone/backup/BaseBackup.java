package io.tributary.standalone.backup;

import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// A copy of a cluster that goes on working: start of the backup → its files → end of the backup →
/// the log between, as "Making a Base Backup Using the Low Level API" of PostgreSQL's manual has
/// it. The session must last from start to end.
///
/// The copy needs no settings to recover: it has its log with it, and refuses to start without the
/// log up to the end.
final class BaseBackup {
    private static final String FOLDER = "postgres/";

    private final Connection connection;
    private final UnfinishedFolder backup;
    private final Consumer<String> say;
    private final List<String> folders = new ArrayList<>(List.of("postgres"));
    private final List<BackupFile> files = new ArrayList<>();

    BaseBackup(Connection connection, UnfinishedFolder backup, Consumer<String> say) {
        this.connection = connection;
        this.backup = backup;
        this.say = say;
    }

    /// Copies the cluster and answers how far the copy reaches.
    DatabaseCopy take(Path data) throws SQLException, IOException {
        requireSameCluster(data);
        // Nothing else keeps the log that is needed while the files are copied.
        answer(
                "select pg_create_physical_replication_slot('tributary_backup_' || pg_backend_pid(), true, true)");
        var start = answer("select pg_backup_start('tributary backup', fast => true)");
        copyFiles(data);
        var copy = stop(start);
        copyLog(data.resolve("pg_wal"), copy);
        return copy;
    }

    List<String> folders() {
        return folders;
    }

    List<BackupFile> files() {
        return files;
    }

    private void requireSameCluster(Path data) throws SQLException, IOException {
        var served = Path.of(answer("show data_directory"));
        if (!Files.isSameFile(served, data)) {
            throw new ServerFailure(
                    "Expected PostgreSQL to serve %s, but it serves %s. Look at `./tributary status`."
                            .formatted(data, served));
        }
    }

    private void copyFiles(Path data) throws IOException {
        var cluster = ClusterFiles.of(data);
        backup.requireSpace(cluster.size());
        make("");
        for (var folder : cluster.folders()) {
            make(folder.toString());
        }
        make("pg_wal/archive_status");
        make("pg_wal/summaries");
        var copy = new HashedCopy(new CopyProgress(cluster.size(), say));
        for (var file : cluster.files()) {
            copy.ifThere(data.resolve(file), backup.path(), FOLDER + file).ifPresent(files::add);
        }
    }

    private void make(String folder) throws IOException {
        backup.make(FOLDER + folder);
        if (!folder.isEmpty()) {
            folders.add(FOLDER + folder);
        }
    }

    private DatabaseCopy stop(String start) throws SQLException, IOException {
        String end;
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select lsn::text, labelfile, spcmapfile from pg_backup_stop(wait_for_archive => false)")) {
            row.next();
            end = text(row, 1);
            write("backup_label", text(row, 2));
            if (!row.getString(3).isBlank()) {
                write("tablespace_map", text(row, 3));
            }
        }
        return new DatabaseCopy(
                answer("show server_version"),
                System.getProperty("os.arch"),
                answer("select system_identifier::text from pg_control_system()"),
                Integer.parseInt(answer("select timeline_id::text from pg_control_checkpoint()")),
                start,
                end,
                Long.parseLong(
                        answer("select setting from pg_settings where name = 'wal_segment_size'")));
    }

    private void write(String name, String text) throws IOException {
        var unhashed = backup.path().resolve(name + ".text");
        Files.writeString(unhashed, text, StandardOpenOption.CREATE_NEW);
        files.add(new HashedCopy(_ -> {}).of(unhashed, backup.path(), FOLDER + name));
        Files.delete(unhashed);
    }

    private void copyLog(Path log, DatabaseCopy copy) throws IOException {
        var hashed = new HashedCopy(_ -> {});
        var segments = WalSegments.of(copy);
        long size = segments.size() * copy.segmentSize();
        say.accept(
                "  the log from %s to %s, %,d MB".formatted(copy.start(), copy.end(), size >> 20));
        backup.requireSpace(size);
        for (var segment : segments) {
            files.add(
                    hashed.ifThere(
                                    log.resolve(segment),
                                    backup.path(),
                                    FOLDER + "pg_wal/" + segment)
                            .orElseThrow(() -> recycled(segment)));
        }
        try (var histories = Files.newDirectoryStream(log, "*.history")) {
            for (var history : histories) {
                files.add(
                        hashed.of(
                                history,
                                backup.path(),
                                FOLDER + "pg_wal/" + history.getFileName()));
            }
        }
    }

    private static ServerFailure recycled(String segment) {
        return new ServerFailure(
                "Expected the log's file %s to be kept while the database was copied, but it is gone: more than max_slot_wal_keep_size was written meanwhile. Take the backup when less is written."
                        .formatted(segment));
    }

    private String answer(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return text(row, 1);
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
