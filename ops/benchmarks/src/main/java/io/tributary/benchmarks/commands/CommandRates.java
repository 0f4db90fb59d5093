package io.tributary.benchmarks.commands;

import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.load.Api;
import io.tributary.benchmarks.load.ClosedLoop;
import io.tributary.benchmarks.load.Tenants;
import io.tributary.benchmarks.load.WarmUp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How many commands a second are accepted, one by one and in batches of a hundred.
public final class CommandRates {
    static final int BATCH = 100;
    static final String LEAD_CREATE = "dialer.lead.create";
    private static final Duration TIME = Duration.ofSeconds(10);

    private final Api api;
    private final Tenants tenants;

    public CommandRates(Api api, Tenants tenants) {
        this.api = api;
        this.tenants = tenants;
    }

    /// The rate once it no longer grows from round to round.
    public double single(int inFlight) throws InterruptedException {
        return WarmUp.rate("single commands/s", () -> singleRound(inFlight));
    }

    public double batched(int inFlight) throws InterruptedException {
        return WarmUp.rate("batched commands/s", () -> batchedRound(inFlight));
    }

    double singleRound(int inFlight) throws InterruptedException {
        return ClosedLoop.unitsPerSecond(
                inFlight,
                TIME,
                i -> {
                    api.command(
                            tenants.of(i + (i >> 40)).organization(), LEAD_CREATE, Tenants.lead());
                    return 1;
                });
    }

    double batchedRound(int inFlight) throws InterruptedException {
        return ClosedLoop.unitsPerSecond(
                inFlight,
                TIME,
                i -> {
                    api.batch(
                            tenants.of(i + (i >> 40)).organization(),
                            encoded(Stream.generate(Tenants::nextPhone).limit(BATCH).toList()));
                    return BATCH;
                });
    }

    /// A batch that creates leads with these numbers.
    static String encoded(List<String> phones) {
        return Installation.JSON.writeValueAsString(
                Map.of(
                        "commands",
                        phones.stream()
                                .map(
                                        phone ->
                                                Map.of(
                                                        "command",
                                                        LEAD_CREATE,
                                                        "body",
                                                        Tenants.lead(phone)))
                                .toList()));
    }
}
