package io.tributary.standalone.backup;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import io.tributary.servers.parts.ServerVersions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a backup holds. It is written last, so a folder without it is no backup.
///
/// @param format of the folder; a reader refuses a later one than its own
/// @param takenAt when the copy was complete, ISO 8601
/// @param holds what is in it, for a person who finds it
/// @param database what the copy of the database reaches to
/// @param folders all of them, since empty ones may get lost on the way
/// @param files all but the manifest
public record BackupManifest(
        int format,
        String takenAt,
        List<String> holds,
        DatabaseCopy database,
        List<String> folders,
        List<BackupFile> files) {
    public static final int FORMAT = 1;
    public static final List<String> HOLDS =
            List.of(
                    "postgres: the whole cluster with the databases tributary and registry, and the log from start to end",
                    "secrets: the passwords of the database's roles and of Kafka's users, the issuer's signing key, the secrets of feeds and of effects",
                    "domains: the files of the domains that were added");

    private static final String NAME = "manifest.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public BackupManifest {
        holds = List.copyOf(holds);
        folders = List.copyOf(folders);
        files = List.copyOf(files);
    }

    /// Bytes of all files.
    public long size() {
        return files.stream().mapToLong(BackupFile::size).sum();
    }

    void writeTo(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        Home.writeSecretly(file, JSON.writeValueAsString(this) + "\n");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Reads the manifest of a backup that this build can restore; refuses any other with one line.
    public static BackupManifest of(Path folder) {
        var file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new ServerFailure(
                    "Expected a backup in %s, but there is no %s. Name the folder that `./tributary backup` made."
                            .formatted(folder, NAME));
        }
        try {
            var text = Files.readString(file);
            int format = JSON.readTree(text).path("format").asInt(0);
            if (format != FORMAT) {
                throw new ServerFailure(
                        "Expected a backup of format %d, but %s is of format %d. Restore it with the version of Tributary that made it, or a later one."
                                .formatted(FORMAT, folder, format));
            }
            var manifest = JSON.readValue(text, BackupManifest.class);
            manifest.database.refuseUnlessReadableBy(ServerVersions.ofBuild().postgres());
            return manifest;
        } catch (IOException | JacksonException | NullPointerException e) {
            throw new ServerFailure(
                    "Expected a readable %s, but: %s. The backup is damaged; use another."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
