package io.tributary.servers.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/// One run at a time per home. The system itself lets go of the lock when the process ends, however
/// it ends.
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the home, or says who has it.
    public static HomeLock take(Home home) {
        var file = home.directory().resolve("run.lock");
        try {
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new ServerFailure(
                        "Expected no run in %s, but process %s has one. Use `./tributary status`, or stop it with `./tributary down`."
                                .formatted(home.directory(), Files.readString(file).strip()));
            }
            channel.truncate(0);
            var own = Long.toString(ProcessHandle.current().pid()) + "\n";
            channel.write(ByteBuffer.wrap(own.getBytes(StandardCharsets.UTF_8)), 0);
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new ServerFailure("Expected to lock %s, but: %s".formatted(file, e), e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ServerFailure("Expected to let go of the home, but: " + e, e);
        }
    }
}
