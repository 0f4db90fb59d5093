package io.tributary.benchmarks.smoke;

import io.tributary.benchmarks.Benchmark;
import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.load.Api;
import io.tributary.benchmarks.load.CpuMeter;
import io.tributary.benchmarks.load.Tenants;
import io.tributary.benchmarks.load.WarmUp;
import io.tributary.benchmarks.smoke.Freshness.Look;
import java.util.Map;
import java.util.UUID;

/// How soon a written row is found, by each way of looking, at fifty commands a second.
public final class FreshnessBenchmark implements Benchmark {
    private static final int COMMANDS = 2_000;
    private static final double COMMANDS_PER_SECOND = 50;

    @Override
    public void run(Installation installation, Map<String, Number> figures) throws Exception {
        Api api = new Api(installation, UUID.randomUUID().toString());
        measure(installation, api, Tenants.found(api, 12), figures);
        installation.verify();
    }

    static void measure(
            Installation installation, Api api, Tenants tenants, Map<String, Number> figures)
            throws InterruptedException {
        Freshness freshness = new Freshness(api, tenants);
        for (Look look : Look.values()) {
            WarmUp.duration(
                    look.figure() + " p50 ms",
                    () -> freshness.measure(look, COMMANDS / 4, COMMANDS_PER_SECOND).millis(50));
            CpuMeter cpu = CpuMeter.start(installation.home());
            Figures.tell(
                    figures, look.figure(), freshness.measure(look, COMMANDS, COMMANDS_PER_SECOND));
            cpu.sinceStart()
                    .forEach(
                            (stage, seconds) ->
                                    System.out.printf(
                                            "  cpu %-16s %6.2f ms per command%n",
                                            stage, seconds * 1e3 / COMMANDS));
        }
    }
}
