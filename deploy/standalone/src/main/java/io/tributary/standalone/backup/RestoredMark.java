package io.tributary.standalone.backup;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Says that a home was restored and never ready since: its first start makes all topics and
/// documents, which takes as long as there are rows.
public record RestoredMark(Path file) {

    public static RestoredMark of(Path home) {
        return new RestoredMark(home.resolve("restored"));
    }

    public boolean isSet() {
        return Files.exists(file);
    }

    void set() {
        Home.writeSecretly(file, "The next start makes all topics and documents.\n");
    }

    public void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ServerFailure("Expected to remove %s, but: %s".formatted(file, e), e);
        }
    }
}
