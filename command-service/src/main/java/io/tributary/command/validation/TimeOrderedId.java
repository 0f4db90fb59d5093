package io.tributary.command.validation;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Ids of version 7: later ones sort behind, so that indexes grow at one end.
public final class TimeOrderedId {
    private static final SecureRandom SEED = new SecureRandom();

    private TimeOrderedId() {}

    public static UUID next() {
        long milliseconds = System.currentTimeMillis();
        ThreadLocalRandom fast = ThreadLocalRandom.current();
        long high = milliseconds << 16 | 0x7000 | fast.nextInt(0x1000);
        long low = SEED.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
