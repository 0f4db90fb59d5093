package io.tributary.standalone.backup;

import io.tributary.servers.LocalServers;
import io.tributary.servers.Server;
import io.tributary.servers.home.Home;
import io.tributary.servers.home.Passwords;
import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/// The story: read the manifest → require an empty place → copy every file and compare its hash →
/// let PostgreSQL recover → give the installation a new identity → give the home its name.
///
/// A home made so has no topics and no documents yet: the next start makes them from the rows.
public final class HomeRestore {
    private final Path source;
    private final BackupManifest manifest;
    private final Consumer<String> say;

    /// Reads the manifest; refuses what is no backup, or not one for this build.
    public HomeRestore(Path source, Consumer<String> say) {
        this.source = source.toAbsolutePath().normalize();
        this.manifest = BackupManifest.of(this.source);
        this.say = say;
    }

    public BackupManifest manifest() {
        return manifest;
    }

    /// Returns when the home is whole, on disk, and stopped.
    public void into(Home home) {
        try (var folder = UnfinishedFolder.beside(home.directory())) {
            folder.requireSpace(manifest.size());
            say.accept("Copying %,d files".formatted(manifest.files().size()));
            copy(folder);
            say.accept("PostgreSQL recovers to %s".formatted(manifest.database().end()));
            recover(folder.path());
            RestoredMark.of(folder.path()).set();
            folder.finish();
        } catch (SQLException | IOException e) {
            throw new ServerFailure(
                    "Expected to restore %s into %s, but: %s"
                            .formatted(source, home.directory(), e.getMessage()),
                    e);
        }
    }

    private void copy(UnfinishedFolder home) throws IOException {
        for (var name : manifest.folders()) {
            home.make(placeOf(name));
        }
        var copy = new HashedCopy(new CopyProgress(manifest.size(), say));
        for (var file : manifest.files()) {
            if (!Files.isRegularFile(source.resolve(file.path()))) {
                throw new ServerFailure(
                        "Expected %s in %s, but it is missing. The backup is damaged; use another."
                                .formatted(file.path(), source));
            }
            var copied = copy.of(source.resolve(file.path()), home.path(), placeOf(file.path()));
            if (!copied.sha256().equals(file.sha256())) {
                throw new ServerFailure(
                        "Expected %s in %s to have the hash %s, but found %s. The backup is damaged; use another."
                                .formatted(file.path(), source, file.sha256(), copied.sha256()));
            }
        }
    }

    /// The database's folder lies one level deeper in a home; nothing lies outside of it.
    private static String placeOf(String name) {
        var inside = Path.of(name).normalize();
        if (inside.isAbsolute() || inside.startsWith("..")) {
            throw new ServerFailure(
                    "Expected only files inside of the backup, but its manifest names %s. Use another."
                            .formatted(name));
        }
        return inside.toString().replaceFirst("^postgres(?=/|$)", "postgres/data");
    }

    private void recover(Path directory) throws SQLException {
        try (var servers =
                        LocalServers.startOnly(Server.POSTGRES, directory, Ports.free(), _ -> {});
                var connection =
                        new ClusterDatabase(new Passwords(new Home(directory)), servers.ports())
                                .connect()) {
            requireEnd(connection);
            takeNewIdentity(connection);
        }
    }

    private void requireEnd(Connection connection) throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "select pg_current_wal_lsn()::text, pg_current_wal_lsn() >= ?::pg_lsn")) {
            query.setString(1, manifest.database().end());
            try (var row = query.executeQuery()) {
                row.next();
                if (!row.getBoolean(2)) {
                    throw new ServerFailure(
                            "Expected PostgreSQL to recover to %s, but it ended at %s. The backup is damaged; use another."
                                    .formatted(manifest.database().end(), row.getString(1)));
                }
            }
        }
    }

    /// From here on the database has a history of its own: a connector that stands in the other's
    /// must refuse to go on in this one.
    private static void takeNewIdentity(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("update platform.installation set cluster_id = gen_random_uuid()");
        }
    }
}
