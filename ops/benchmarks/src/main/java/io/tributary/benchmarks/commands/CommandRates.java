package io.tributary.benchmarks.smoke;

import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.load.Api;
import io.tributary.benchmarks.load.ClosedLoop;
import io.tributary.benchmarks.load.WarmUp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How many commands a second are accepted, one by one and in batches of a hundred.
final class CommandRates {
    private static final int BATCH = 100;
    private static final Duration TIME = Duration.ofSeconds(10);

    private final Api api;
    private final Tenants tenants;

    CommandRates(Api api, Tenants tenants) {
        this.api = api;
        this.tenants = tenants;
    }

    /// The rate once it no longer grows from round to round.
    double single(int inFlight) throws InterruptedException {
        return WarmUp.rate("single commands/s", () -> singleRound(inFlight));
    }

    double batched(int inFlight) throws InterruptedException {
        return WarmUp.rate("batched commands/s", () -> batchedRound(inFlight));
    }

    private double singleRound(int inFlight) throws InterruptedException {
        return ClosedLoop.unitsPerSecond(
                inFlight,
                TIME,
                i -> {
                    api.command(
                            tenants.of(i + (i >> 40)).organization(),
                            "dialer.lead.create",
                            Tenants.lead());
                    return 1;
                });
    }

    private double batchedRound(int inFlight) throws InterruptedException {
        return ClosedLoop.unitsPerSecond(
                inFlight,
                TIME,
                i -> {
                    List<Map<String, Object>> commands =
                            Stream.generate(
                                            () ->
                                                    Map.of(
                                                            "command",
                                                            (Object) "dialer.lead.create",
                                                            "body",
                                                            Tenants.lead()))
                                    .limit(BATCH)
                                    .toList();
                    api.batch(
                            tenants.of(i + (i >> 40)).organization(),
                            Installation.JSON.writeValueAsString(Map.of("commands", commands)));
                    return BATCH;
                });
    }
}
