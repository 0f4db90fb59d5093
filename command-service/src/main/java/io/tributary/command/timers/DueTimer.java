package io.tributary.command.timers;

import java.time.Instant;
import java.util.UUID;

/// A timer whose moment has come, lent to one worker for a while.
///
/// @param attempts how often it was lent out, this time included
record DueTimer(
        UUID organization, String table, UUID row, String field, Instant due, int attempts) {

    /// What tells its command from that of other timers.
    String kind() {
        return table + "." + field;
    }

    /// The same for every attempt, so that the command has one effect; another moment has another.
    String idempotencyKey() {
        return "timer:%s:%s:%d".formatted(kind(), row, due.toEpochMilli());
    }
}
