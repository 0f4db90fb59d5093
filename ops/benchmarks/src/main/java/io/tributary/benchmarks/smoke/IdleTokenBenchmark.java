package io.tributary.benchmarks.smoke;

import io.tributary.benchmarks.Benchmark;
import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.load.Api;
import io.tributary.benchmarks.load.Percentiles;
import io.tributary.benchmarks.load.Tenants;
import io.tributary.benchmarks.load.WarmUp;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// How long the first command after half a minute of silence takes to be found with its token: the
/// time nothing keeps connections, caches and pollers awake.
public final class IdleTokenBenchmark implements Benchmark {
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int ROUNDS = 10;
    private static final int WARMING_PROBES = 200;

    @Override
    public void run(Installation installation, Map<String, Number> figures) throws Exception {
        Api api = new Api(installation, UUID.randomUUID().toString());
        Freshness freshness = new Freshness(api, Tenants.found(api, 12));
        for (Freshness.Look look :
                new Freshness.Look[] {Freshness.Look.BY_ID_TOKEN, Freshness.Look.TOKEN}) {
            WarmUp.duration(
                    look.figure() + " p50 ms",
                    () -> freshness.measure(look, WARMING_PROBES, 20).millis(50));
        }
        long[] byId = new long[ROUNDS];
        long[] search = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            TimeUnit.NANOSECONDS.sleep(SILENCE.toNanos());
            byId[i] = freshness.probe(Freshness.Look.BY_ID_TOKEN, i);
            TimeUnit.NANOSECONDS.sleep(SILENCE.toNanos());
            search[i] = freshness.probe(Freshness.Look.TOKEN, i);
            System.out.printf(
                    "  after %d s of silence: by id %.1f ms, search %.1f ms%n",
                    SILENCE.toSeconds(), byId[i] / 1e6, search[i] / 1e6);
        }
        tell(figures, "idle_token_by_id", byId);
        tell(figures, "idle_token_search", search);
    }

    private static void tell(Map<String, Number> figures, String name, long[] nanos) {
        Figures.tell(figures, name + "_p50_ms", Percentiles.of(nanos).millis(50));
        Figures.tell(figures, name + "_max_ms", Arrays.stream(nanos).max().orElse(0) / 1e6);
    }
}
