package io.tributary.benchmarks.smoke;

import io.tributary.benchmarks.Benchmark;
import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.load.Api;
import io.tributary.benchmarks.load.CpuMeter;
import io.tributary.benchmarks.load.Percentiles;
import io.tributary.benchmarks.smoke.Freshness.Look;
import java.util.Map;
import java.util.UUID;

/// The figures every change is held against: command rates beside pgbench with the same statements,
/// import to searchable beside bare bulks, freshness under fifty commands a second.
public final class SmokeBenchmark implements Benchmark {
    private static final int IMPORTED_ROWS = 60_000;
    private static final int PROBES = 1_000;
    private static final double PROBES_PER_SECOND = 50;

    @Override
    public void run(Installation installation, Map<String, Number> figures) throws Exception {
        Api api = new Api(installation, UUID.randomUUID().toString());
        Tenants tenants = Tenants.found(api, 12);
        CommandRates commands = new CommandRates(api, tenants);
        commands.single(8);
        tell(figures, "commands_per_s_single", commands.single(16));
        tell(figures, "commands_per_s_batched", commands.batched(4));
        tell(
                figures,
                "pgbench_tps_same_sql",
                new PgbenchSameSql(installation, api, tenants).transactionsPerSecond());
        installation.verify();

        new ImportRate(api, tenants, CpuMeter.start(installation.home()))
                .rowsPerSecond(IMPORTED_ROWS / 4);
        tell(
                figures,
                "import_rows_per_s",
                new ImportRate(api, tenants, CpuMeter.start(installation.home()))
                        .rowsPerSecond(IMPORTED_ROWS));
        tell(
                figures,
                "bare_bulk_docs_per_s",
                new BareBulk(installation.endpoint("opensearch"))
                        .documentsPerSecond(IMPORTED_ROWS));
        installation.verify();

        Freshness freshness = new Freshness(api, tenants);
        freshness.measure(Look.PLAIN_SEARCH, PROBES / 4, PROBES_PER_SECOND);
        put(figures, "freshness", freshness.measure(Look.PLAIN_SEARCH, PROBES, PROBES_PER_SECOND));
        put(figures, "by_id", freshness.measure(Look.BY_ID, PROBES, PROBES_PER_SECOND));
        put(figures, "token", freshness.measure(Look.TOKEN, PROBES, PROBES_PER_SECOND));
        installation.verify();
    }

    private static void tell(Map<String, Number> figures, String name, double value) {
        System.out.printf("%s: %.1f%n", name, value);
        figures.put(name, value);
    }

    private static void put(Map<String, Number> figures, String name, Percentiles measured) {
        tell(figures, name + "_p50_ms", measured.millis(50));
        tell(figures, name + "_p99_ms", measured.millis(99));
    }
}
