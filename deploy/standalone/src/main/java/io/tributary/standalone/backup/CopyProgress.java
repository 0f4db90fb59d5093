package io.tributary.standalone.backup;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Tells every tenth of the way how much is copied.
final class CopyProgress implements LongConsumer {
    private static final int STEPS = 10;

    private final long total;
    private final Consumer<String> say;
    private long done;

    /// @param total bytes that are expected; files that grow meanwhile may make it more
    CopyProgress(long total, Consumer<String> say) {
        this.total = Math.max(1, total);
        this.say = say;
    }

    @Override
    public void accept(long bytes) {
        long before = STEPS * done / total;
        done += bytes;
        long now = STEPS * done / total;
        if (now > before && now <= STEPS) {
            say.accept(
                    "  %3d %% copied, %,d of %,d MB".formatted(10 * now, mega(done), mega(total)));
        }
    }

    private static long mega(long bytes) {
        return bytes >> 20;
    }
}
