package io.tributary.standalone.backup;

import io.tributary.servers.LocalServers;
import io.tributary.servers.Server;
import io.tributary.servers.home.Home;
import io.tributary.servers.home.HomeLock;
import io.tributary.servers.home.Passwords;
import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import io.tributary.standalone.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The story: require an empty place → reach the database, which is started alone where no run is
/// there → copy it and its log → copy the secrets and the added domains → write the manifest → give
/// the folder its name.
///
/// A run that is there goes on writing meanwhile.
public final class HomeBackup {
    private static final List<String> KEPT = List.of("secrets", "domains");

    private final Home home;
    private final Path destination;
    private final Consumer<String> say;

    public HomeBackup(Home home, Path destination, Consumer<String> say) {
        this.home = home;
        this.destination = destination.toAbsolutePath().normalize();
        this.say = say;
    }

    /// Returns when the backup is whole and on disk.
    public BackupManifest take() {
        requireCluster();
        if (destination.startsWith(home.directory())) {
            throw new ServerFailure(
                    "Expected a folder outside of the home %s, but found %s. Name another."
                            .formatted(home.directory(), destination));
        }
        UnfinishedFolder.requireEmpty(destination);
        if (HomeLock.holder(home).isPresent()) {
            return of(runningDatabase());
        }
        say.accept("No run is there; PostgreSQL is started alone");
        try (var servers =
                LocalServers.startOnly(Server.POSTGRES, home.directory(), Ports.free(), say)) {
            return of(servers.ports());
        }
    }

    private void requireCluster() {
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            throw new ServerFailure(
                    "Expected a home in %s, but it holds no database. Name one with --home."
                            .formatted(home.directory()));
        }
    }

    private Ports runningDatabase() {
        return RunState.of(home)
                .filter(RunState::hasDatabase)
                .map(RunState::ports)
                .orElseThrow(
                        () ->
                                new ServerFailure(
                                        "Expected a run that is ready or none in %s, but one is starting or stopping. Try again when `./tributary status` says that it is ready."
                                                .formatted(home.directory())));
    }

    private BackupManifest of(Ports ports) {
        try (var folder = UnfinishedFolder.beside(destination);
                var connection = new ClusterDatabase(new Passwords(home), ports).connect()) {
            say.accept("Copying the database");
            var base = new BaseBackup(connection, folder, say);
            var database = base.take(data());
            var files = new ArrayList<>(base.files());
            var folders = new ArrayList<>(base.folders());
            for (var kept : KEPT) {
                copy(home.folder(kept), kept, folder, folders, files);
            }
            var manifest =
                    new BackupManifest(
                            BackupManifest.FORMAT,
                            Instant.now().toString(),
                            BackupManifest.HOLDS,
                            database,
                            folders,
                            files);
            manifest.writeTo(folder.path());
            folder.finish();
            return manifest;
        } catch (SQLException | IOException e) {
            throw new ServerFailure(
                    "Expected to back up %s, but: %s. Nothing is left in %s; look into %s."
                            .formatted(
                                    home.directory(),
                                    e.getMessage(),
                                    destination,
                                    home.log("postgres")),
                    e);
        }
    }

    private static void copy(
            Path from,
            String name,
            UnfinishedFolder backup,
            List<String> folders,
            List<BackupFile> files)
            throws IOException {
        folders.add(name);
        backup.make(name);
        try (var entries = Files.newDirectoryStream(from)) {
            for (var entry : entries) {
                var inside = name + "/" + entry.getFileName();
                if (Files.isDirectory(entry)) {
                    copy(entry, inside, backup, folders, files);
                } else {
                    files.add(new HashedCopy(_ -> {}).of(entry, backup.path(), inside));
                }
            }
        }
    }

    private Path data() {
        return home.directory().resolve("postgres").resolve("data");
    }
}
