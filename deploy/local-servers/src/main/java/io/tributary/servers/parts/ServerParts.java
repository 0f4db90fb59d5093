package io.tributary.servers.parts;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/// The programs of the servers, unpacked once per build (or once per home, where the build's folder
/// may not be written).
public final class ServerParts {
    private final Properties properties;
    private final Path folder;

    private ServerParts(Properties properties, Path folder) {
        this.properties = properties;
        this.folder = folder;
    }

    public static ServerParts of(Home home) {
        var properties = properties();
        var folder = Path.of(properties.getProperty("runtime.directory"));
        try {
            Files.createDirectories(folder);
        } catch (IOException notOurs) {
            folder = home.folder("runtime");
        }
        return new ServerParts(
                properties, Files.isWritable(folder) ? folder : home.folder("runtime"));
    }

    /// What the build knows about the servers.
    static Properties properties() {
        var properties = new Properties();
        try (var in = resource(ServerParts.class, "/io/tributary/servers/servers.properties")) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new ServerFailure("Expected a readable servers.properties.", e);
        }
    }

    /// Where class archives are kept.
    public Path archives() {
        return folder;
    }

    /// The folder with `bin/postgres`.
    public Path postgres() {
        var machine =
                System.getProperty("os.arch").equals("aarch64") ? "linux-arm_64" : "linux-x86_64";
        var archive = "/postgres-" + machine + ".txz";
        return unpacked(
                "postgres-" + properties.getProperty("postgres.version"),
                target -> {
                    try (var in = resource(ServerParts.class, archive)) {
                        Archive.unpackTarXz(in, target);
                    }
                });
    }

    /// The folder with `quarkus-run.jar`.
    public Path registry() {
        var archive = Path.of(properties.getProperty("registry.archive"));
        return unpacked(
                "registry-" + properties.getProperty("registry.version"),
                target -> {
                    try (var in = Files.newInputStream(archive)) {
                        Archive.unpackTarGz(in, target);
                    }
                });
    }

    /// The class path of a node: the jar of its main class, and what the build noted beside it.
    public static String classPathOf(Class<?> main) {
        try (var in = resource(main, "class-path.txt")) {
            var own = Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
            return own + ":" + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException | URISyntaxException e) {
            throw new ServerFailure("Expected the class path of " + main.getName(), e);
        }
    }

    private Path unpacked(String name, Unpacking unpacking) {
        var target = folder.resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        var lock = folder.resolve(name + ".lock");
        try (var channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.isDirectory(target)) {
                var unfinished = Files.createTempDirectory(folder, name + ".unfinished-");
                unpacking.into(unfinished);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return target;
        } catch (IOException e) {
            throw new ServerFailure(
                    "Expected to unpack %s into %s, but: %s".formatted(name, folder, e), e);
        }
    }

    private static InputStream resource(Class<?> beside, String name) throws IOException {
        var in = beside.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("no resource " + name + " beside " + beside.getName());
        }
        return in;
    }

    /// Fills an empty folder.
    private interface Unpacking {
        void into(Path folder) throws IOException;
    }
}
