package io.tributary.query.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The console's files, in memory. Nothing outside this list can be asked for.
///
/// Their version is a hash over all of them and part of their address, so that browsers may keep
/// them for ever and modules can name one another relatively.
final class ConsoleFiles {
    private static final String OWN = "/console/";
    private static final String LIBRARIES = "/META-INF/resources/webjars/";
    private static final int VERSION_LENGTH = 16;

    private final Map<String, ConsoleFile> files;
    private final String version;
    private final @Nullable Path folder;
    private final String commands;

    private ConsoleFiles(
            Map<String, ConsoleFile> files,
            String version,
            @Nullable Path folder,
            String commands) {
        this.files = files;
        this.version = version;
        this.folder = folder;
        this.commands = commands;
    }

    static ConsoleFiles load(ConsoleSettings settings) {
        Map<String, ConsoleFile> files = new TreeMap<>();
        add(files, OWN + "**/*.*", OWN, "");
        add(files, LIBRARIES + "lit-html/*/*.js", LIBRARIES, "lib/");
        add(files, LIBRARIES + "lit-html/*/directives/*.js", LIBRARIES, "lib/");
        return new ConsoleFiles(
                files, versionOf(files), settings.folder(), settings.commandsOrigin());
    }

    String version() {
        return version;
    }

    /// Whether the files may change while the service runs.
    boolean isDevelopment() {
        return folder != null;
    }

    Optional<ConsoleFile> find(String path) {
        if (folder == null) {
            return Optional.ofNullable(files.get(path));
        }
        Path changed = folder.resolve(path).normalize();
        return changed.startsWith(folder) && Files.isRegularFile(changed)
                ? Optional.of(ConsoleFile.of(path, read(changed)))
                : Optional.ofNullable(files.get(path));
    }

    /// A page, with the version of the files and the origin of the commands written in.
    ConsoleFile page(String name) {
        ConsoleFile template = find(name).orElseThrow();
        String page =
                new String(template.plain(), StandardCharsets.UTF_8)
                        .replace("{version}", version)
                        .replace("{commands}", commands);
        return ConsoleFile.of(name, page.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(
            Map<String, ConsoleFile> files, String pattern, String root, String prefix) {
        try {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:" + pattern)) {
                String address = resource.getURL().toString();
                String name = address.substring(address.lastIndexOf(root) + root.length());
                // A library's own version is dropped: ours is in the address already.
                String path =
                        prefix + (prefix.isEmpty() ? name : name.replaceFirst("/[^/]+/", "/"));
                files.put(path, ConsoleFile.of(path, resource.getContentAsByteArray()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String versionOf(Map<String, ConsoleFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach(
                    (path, file) -> {
                        digest.update(path.getBytes(StandardCharsets.UTF_8));
                        digest.update(file.plain());
                    });
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
