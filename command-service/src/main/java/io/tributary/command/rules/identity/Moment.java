package io.tributary.command.rules.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Now, as rows spell it.
final class Moment {
    private Moment() {}

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
