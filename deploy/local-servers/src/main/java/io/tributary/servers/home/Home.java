package io.tributary.servers.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The directory of one run: everything it stores, and nothing outside it.
public record Home(Path directory) {
    private static final String OWNER_ONLY = "rwx------";

    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /// Makes the directory, readable by its owner only, if it is not there.
    public static Home at(Path directory) {
        var home = new Home(directory);
        try {
            var parent = home.directory.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (!Files.isDirectory(home.directory)) {
                Files.createDirectory(
                        home.directory,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString(OWNER_ONLY)));
            }
            Files.createDirectories(home.logs());
        } catch (IOException e) {
            throw new ServerFailure(
                    "Expected to be able to write in %s, but: %s. Choose another with --home."
                            .formatted(home.directory, e),
                    e);
        }
        return home;
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /// A folder of its own for a part of the run, made if missing.
    public Path folder(String name) {
        try {
            return Files.createDirectories(directory.resolve(name));
        } catch (IOException e) {
            throw new ServerFailure("Expected to make %s in %s.".formatted(name, directory), e);
        }
    }

    /// Writes a file that only the owner may read, whole or not at all.
    public static void writeSecretly(Path file, String text) {
        try {
            var parent = file.toAbsolutePath().getParent();
            if (parent == null) {
                throw new ServerFailure("Expected %s to lie in a folder.".formatted(file));
            }
            Files.createDirectories(parent);
            var unfinished =
                    Files.createTempFile(
                            parent,
                            file.getFileName() + ".",
                            ".new",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, text, StandardCharsets.UTF_8);
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ServerFailure("Expected to write %s, but: %s".formatted(file, e), e);
        }
    }
}
