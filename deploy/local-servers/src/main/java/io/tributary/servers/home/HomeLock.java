package io.tributary.servers.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// One run at a time per home. The system itself lets go of the lock when the process ends, however
/// it ends.
///
/// Whoever asks for the holder has the lock for a moment, and who takes it needs a moment to write
/// down who it is. So a lock without a living holder is looked at again before anything is said.
public final class HomeLock implements AutoCloseable {
    /// Locks of this very process: closing any channel of a locked file would let go of the lock.
    private static final Map<Path, HomeLock> OWN = new ConcurrentHashMap<>();

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

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
            OptionalLong other = othersLock(channel, file);
            if (other.isPresent()) {
                channel.close();
                throw held(home, Long.toString(other.getAsLong()));
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
            return othersLock(channel, file);
        } catch (IOException e) {
            throw new ServerFailure("Expected to read %s, but: %s".formatted(file, e), e);
        }
    }

    private static ServerFailure held(Home home, String process) {
        return new ServerFailure(
                "Expected no run in %s, but process %s has one. Use `./tributary status`, or stop it with `./tributary down`."
                        .formatted(home.directory(), process));
    }

    /// Empty when the channel has the lock now; otherwise the process that has it.
    private static OptionalLong othersLock(FileChannel channel, Path file) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (channel.tryLock() == null) {
            String written = Files.readString(file).strip();
            if (written.matches("[0-9]{1,18}")) {
                long process = Long.parseLong(written);
                boolean alive =
                        ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
                if (alive || System.nanoTime() > until) {
                    return OptionalLong.of(process);
                }
            } else if (System.nanoTime() > until) {
                throw new IOException("locked, but it does not say by which process");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return OptionalLong.empty();
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
