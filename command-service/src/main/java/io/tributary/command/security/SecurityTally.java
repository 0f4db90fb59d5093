package io.tributary.command.security;

import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.schemas.contract.ErrorCode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Counts refusals until they are written.
///
/// **What was counted since is lost with the process.** Memory is bounded: beyond so many that are
/// to be told apart, only their codes are counted.
///
/// Safe for use by many threads.
public final class SecurityTally {
    private static final int MOST_APART = 1000;

    /// So many alike between two writings are a burst, which the figures tell.
    private static final int BURST = 50;

    private final CommandMetrics metrics;
    private Map<Refused, Integer> apart = new HashMap<>();
    private Map<ErrorCode, Long> rest = new EnumMap<>(ErrorCode.class);

    public SecurityTally(CommandMetrics metrics) {
        this.metrics = metrics;
    }

    /// @param apart occurrences by what they have in common
    /// @param rest of those that were too many to tell apart
    record Counted(Map<Refused, Integer> apart, Map<ErrorCode, Long> rest) {}

    public void refused(UUID organization, Optional<UUID> user, ErrorCode code) {
        if (!Refused.counts(code)) {
            return;
        }
        Refused refused = new Refused(organization, user, code);
        if (count(refused) == BURST) {
            metrics.burst(refused.kind());
        }
    }

    private synchronized int count(Refused refused) {
        if (apart.size() < MOST_APART || apart.containsKey(refused)) {
            return apart.merge(refused, 1, Integer::sum);
        }
        rest.merge(refused.code(), 1L, Long::sum);
        return 0;
    }

    synchronized Counted take() {
        Counted taken = new Counted(apart, rest);
        apart = new HashMap<>();
        rest = new EnumMap<>(ErrorCode.class);
        return taken;
    }
}
