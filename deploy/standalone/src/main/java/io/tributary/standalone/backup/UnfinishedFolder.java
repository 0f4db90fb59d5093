package io.tributary.standalone.backup;

import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/// A folder that gets its name only when it is whole: until then it lies beside, and whatever ends
/// the program, short of `kill -9`, removes it.
final class UnfinishedFolder implements AutoCloseable {
    private final Path target;
    private final Path folder;
    private final Thread removeAtExit = Thread.ofPlatform().unstarted(this::remove);
    private volatile boolean finished;

    private UnfinishedFolder(Path target, Path folder) {
        this.target = target;
        this.folder = folder;
    }

    /// @param target must not exist, or be an empty folder
    static UnfinishedFolder beside(Path target) {
        requireEmpty(target);
        try {
            Files.deleteIfExists(target);
            var parent = Files.createDirectories(parent(target));
            var folder =
                    Files.createTempDirectory(
                            parent,
                            target.getFileName() + ".unfinished-",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------")));
            var unfinished = new UnfinishedFolder(target, folder);
            Runtime.getRuntime().addShutdownHook(unfinished.removeAtExit);
            return unfinished;
        } catch (IOException e) {
            throw new ServerFailure(
                    "Expected to be able to make %s, but: %s. Name another folder."
                            .formatted(target, e),
                    e);
        }
    }

    /// Refuses a folder that holds anything.
    static void requireEmpty(Path target) {
        if (!Files.exists(target)) {
            return;
        }
        try (var files = Files.list(target)) {
            if (files.findAny().isPresent()) {
                throw new ServerFailure(
                        "Expected %s not to exist or to be empty, but it is not. Name another folder."
                                .formatted(target));
            }
        } catch (IOException e) {
            throw new ServerFailure("Expected %s to be a folder.".formatted(target), e);
        }
    }

    Path path() {
        return folder;
    }

    /// Makes a folder in it that only the owner may read.
    void make(String name) throws IOException {
        var made = folder.resolve(name);
        Files.createDirectories(made);
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
    }

    /// Refuses before the work if what is to come does not fit.
    void requireSpace(long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes) {
            throw new ServerFailure(
                    "Expected %,d MB free beside %s, but there are %,d MB. Name a folder elsewhere."
                            .formatted(bytes >> 20, target, free >> 20));
        }
    }

    /// Gives it its name, and returns when that is on disk.
    void finish() throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.filter(Files::isDirectory).toList()) {
                sync(each);
            }
        }
        Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        finished = true;
        sync(parent(target));
    }

    private static Path parent(Path target) {
        var parent = target.toAbsolutePath().normalize().getParent();
        if (parent == null) {
            throw new ServerFailure("Expected a folder, but found %s.".formatted(target));
        }
        return parent;
    }

    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() {
        if (!finished) {
            remove();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(removeAtExit);
        } catch (IllegalStateException exiting) {
            remove();
        }
    }

    private void remove() {
        if (finished || !Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new ServerFailure(
                    "Expected to remove %s, but: %s. Remove it by hand.".formatted(folder, e), e);
        }
    }
}
