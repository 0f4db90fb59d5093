package io.tributary.query.freshness;

import java.time.Duration;

/// A moment on the clock of `System.nanoTime`, fixed when a request arrives, so that all its waits
/// together stay within what it may take.
public record Deadline(long nanoTime) {

    public static Deadline in(Duration wait) {
        return new Deadline(System.nanoTime() + wait.toNanos());
    }
}
