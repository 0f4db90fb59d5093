package io.tributary.standalone.backup;

import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What of a cluster's folder belongs into a backup, by the list of PostgreSQL's own
/// (`basebackup.c`, and "Making a Base Backup Using the Low Level API" of its manual).
///
/// @param folders relative to the cluster's
/// @param files relative to the cluster's, the control file last
/// @param size bytes of the files
record ClusterFiles(List<Path> folders, List<Path> files, long size) {
    /// Slots belong to the consumers of this very cluster; the log is copied when its end is known.
    private static final Set<String> WITHOUT_CONTENT =
            Set.of(
                    "pg_wal",
                    "pg_replslot",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_serial",
                    "pg_snapshots",
                    "pg_stat_tmp",
                    "pg_subtrans");

    private static final Set<String> LEFT_OUT =
            Set.of(
                    "postmaster.pid",
                    "postmaster.opts",
                    "backup_label",
                    "backup_label.old",
                    "tablespace_map",
                    "tablespace_map.old",
                    "backup_manifest",
                    "postgresql.auto.conf.tmp",
                    "current_logfiles",
                    "current_logfiles.tmp");

    private static final List<String> LEFT_OUT_BEGINNINGS =
            List.of("pgsql_tmp", "pg_internal.init");

    private static final Path CONTROL = Path.of("global", "pg_control");

    /// The files at this moment; of a running cluster some may be gone, or longer, a moment later.
    static ClusterFiles of(Path data) throws IOException {
        var found = new Found(data);
        Files.walkFileTree(data, found);
        found.files.sort(Comparator.comparing(CONTROL::equals));
        return new ClusterFiles(found.folders, found.files, found.size);
    }

    private static boolean isLeftOut(Path file) {
        var name = file.getFileName().toString();
        return LEFT_OUT.contains(name) || LEFT_OUT_BEGINNINGS.stream().anyMatch(name::startsWith);
    }

    private static final class Found extends SimpleFileVisitor<Path> {
        private final Path data;
        private final List<Path> folders = new ArrayList<>();
        private final List<Path> files = new ArrayList<>();
        private long size;

        Found(Path data) {
            this.data = data;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var relative = data.relativize(folder);
            if (folder.equals(data)) {
                return FileVisitResult.CONTINUE;
            }
            if (isLeftOut(relative)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders.add(relative);
            return WITHOUT_CONTENT.contains(relative.toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!attributes.isRegularFile()) {
                throw new ServerFailure(
                        "Expected all data below %s, but %s leads elsewhere: tablespaces are not backed up. Use pg_basebackup."
                                .formatted(data, file));
            }
            var relative = data.relativize(file);
            if (!isLeftOut(relative)) {
                files.add(relative);
                size += attributes.size();
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
