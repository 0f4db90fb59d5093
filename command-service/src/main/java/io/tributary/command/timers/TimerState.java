package io.tributary.command.timers;

import java.time.Duration;
import java.util.Optional;

/// Where the timers stand.
///
/// @param due how many wait to be sent, counted up to a thousand
/// @param late how long the oldest of them has waited
/// @param next until the next moment; empty when there is none
record TimerState(long due, Duration late, Optional<Duration> next) {
    static final TimerState NONE = new TimerState(0, Duration.ZERO, Optional.empty());
}
