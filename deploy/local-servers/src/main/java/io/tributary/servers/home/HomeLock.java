package io.tributary.servers.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/// One run at a time per home. The system itself lets go of the lock when the process ends, however
/// it ends.
public final class HomeLock implements AutoCloseable {
    /// Locks of this very process: closing any channel of a locked file would let go of the lock.
    private static final Map<Path, HomeLock> OWN = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private HomeLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Takes the home, or says who has it.
    public static HomeLock take(Home home) {
        var file = home.directory().resolve("run.lock");
        if (OWN.containsKey(file)) {
            throw held(home, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw held(home, Files.readString(file).strip());
            }
            channel.truncate(0);
            var own = Long.toString(ProcessHandle.current().pid()) + "\n";
            channel.write(ByteBuffer.wrap(own.getBytes(StandardCharsets.UTF_8)), 0);
            var taken = new HomeLock(file, channel);
            OWN.put(file, taken);
            return taken;
        } catch (IOException e) {
            throw new ServerFailure("Expected to lock %s, but: %s".formatted(file, e), e);
        }
    }

    /// The process that has the home at this moment, or nothing.
    public static OptionalLong holder(Home home) {
        var file = home.directory().resolve("run.lock");
        if (OWN.containsKey(file)) {
            return OptionalLong.of(ProcessHandle.current().pid());
        }
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (lock(channel)) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException e) {
            throw new ServerFailure("Expected to read %s, but: %s".formatted(file, e), e);
        }
    }

    private static ServerFailure held(Home home, String process) {
        return new ServerFailure(
                "Expected no run in %s, but process %s has one. Use `./tributary status`, or stop it with `./tributary down`."
                        .formatted(home.directory(), process));
    }

    private static boolean lock(FileChannel channel) throws IOException {
        return channel.tryLock() != null;
    }

    @Override
    public void close() {
        OWN.remove(file);
        try {
            channel.close();
        } catch (IOException e) {
            throw new ServerFailure("Expected to let go of the home, but: " + e, e);
        }
    }
}
