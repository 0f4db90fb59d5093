package io.tributary.benchmarks.smoke;

import io.tributary.benchmarks.Benchmark;
import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.commands.CommandRates;
import io.tributary.benchmarks.commands.SameSql;
import io.tributary.benchmarks.load.Api;
import io.tributary.benchmarks.load.CpuMeter;
import io.tributary.benchmarks.load.Tenants;
import io.tributary.benchmarks.load.WarmUp;
import java.util.Map;
import java.util.UUID;

/// The figures every change is held against: command rates beside pgbench with the same statements,
/// import to searchable beside bare bulks, freshness under fifty commands a second.
public final class SmokeBenchmark implements Benchmark {
    private static final int IMPORTED_ROWS = 60_000;

    @Override
    public void run(Installation installation, Map<String, Number> figures) throws Exception {
        Api api = new Api(installation, UUID.randomUUID().toString());
        Tenants tenants = Tenants.found(api, 12);
        CommandRates commands = new CommandRates(api, tenants);
        Figures.tell(figures, "commands_per_s_single", commands.single(16));
        Figures.tell(figures, "commands_per_s_batched", commands.batched(4));
        Figures.tell(
                figures,
                "pgbench_tps_same_sql",
                new SameSql(installation, api, tenants).transactionsPerSecond(16));
        installation.verify();

        WarmUp.rate(
                "import rows/s",
                () ->
                        new ImportRate(api, tenants, CpuMeter.start(installation.home()))
                                .rowsPerSecond(IMPORTED_ROWS / 4));
        Figures.tell(
                figures,
                "import_rows_per_s",
                new ImportRate(api, tenants, CpuMeter.start(installation.home()))
                        .rowsPerSecond(IMPORTED_ROWS));
        Figures.tell(
                figures,
                "bare_bulk_docs_per_s",
                new BareBulk(installation.endpoint("opensearch"))
                        .documentsPerSecond(IMPORTED_ROWS));
        installation.verify();

        FreshnessBenchmark.measure(installation, api, tenants, figures);
        installation.verify();
    }
}
