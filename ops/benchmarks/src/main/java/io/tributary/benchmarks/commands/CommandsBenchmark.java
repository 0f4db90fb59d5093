package io.tributary.benchmarks.commands;

import io.tributary.benchmarks.Benchmark;
import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.load.Api;
import io.tributary.benchmarks.load.OpenLoop;
import io.tributary.benchmarks.load.Percentiles;
import io.tributary.benchmarks.load.Tenants;
import io.tributary.benchmarks.sql.MeasuredPostgres;
import java.util.Map;
import java.util.UUID;

/// Commands a second beside pgbench with the same statements, and beside a plain service with an
/// outbox; latency under a steady load. The pipeline runs behind all of them.
public final class CommandsBenchmark implements Benchmark {
    private static final int PAIRS = 5;

    /// More backends than this make Postgres slower on two cores, and pgbench needs one per client.
    private static final int MOST_CLIENTS = 64;

    private static final double STEADY = 0.6;
    private static final int STEADY_SECONDS = 30;

    @Override
    public void run(Installation installation, Map<String, Number> figures) throws Exception {
        Api api = new Api(installation, UUID.randomUUID().toString());
        Tenants tenants = Tenants.found(api, 12);
        CommandRates rates = new CommandRates(api, tenants);
        SameSql sql = new SameSql(installation, api, tenants);
        double warm = rates.single(16);
        String single = sql.single();
        for (int inFlight : new int[] {1, 16, 256}) {
            int clients = Math.min(inFlight, MOST_CLIENTS);
            var pairs =
                    Pairs.measure(
                            inFlight + " in flight, service / pgbench",
                            PAIRS,
                            () -> rates.singleRound(inFlight),
                            () -> sql.run(single, clients));
            Figures.tell(figures, "ratio_single_" + inFlight, pairs.ratio());
            Figures.tell(figures, "commands_per_s_" + inFlight, pairs.ours());
            Figures.tell(figures, "pgbench_tps_" + inFlight, pairs.theirs());
        }
        String batch = sql.batch();
        rates.batched(4);
        var batches =
                Pairs.measure(
                        "batches of 100, service / pgbench",
                        PAIRS,
                        () -> rates.batchedRound(4),
                        () -> sql.run(batch, 4) * CommandRates.BATCH);
        Figures.tell(figures, "ratio_batch_100", batches.ratio());
        Figures.tell(figures, "commands_per_s_batch_100", batches.ours());
        installation.verify();
        besideOutbox(installation, api, tenants, rates, figures);
        latency(api, tenants, warm, figures);
        installation.verify();
    }

    private static void besideOutbox(
            Installation installation,
            Api api,
            Tenants tenants,
            CommandRates rates,
            Map<String, Number> figures)
            throws Exception {
        try (OutboxPeer peer =
                OutboxPeer.start(installation, new MeasuredPostgres(installation), api, tenants)) {
            CommandRates peers = new CommandRates(api.at(peer.address()), tenants);
            peers.single(16);
            var pairs =
                    Pairs.measure(
                            "16 in flight, service / plain service with an outbox",
                            PAIRS,
                            () -> rates.singleRound(16),
                            () -> peers.singleRound(16));
            peer.verify();
            Figures.tell(figures, "vs_jdbc_outbox", pairs.ratio());
            Figures.tell(figures, "jdbc_outbox_per_s", pairs.theirs());
        }
    }

    private static void latency(
            Api api, Tenants tenants, double fullLoad, Map<String, Number> figures)
            throws InterruptedException {
        double perSecond = fullLoad * STEADY;
        long[] nanos =
                OpenLoop.run(
                                (int) (perSecond * STEADY_SECONDS),
                                perSecond,
                                i -> {
                                    long start = System.nanoTime();
                                    api.command(
                                            tenants.of(i).organization(),
                                            CommandRates.LEAD_CREATE,
                                            Tenants.lead());
                                    return System.nanoTime() - start;
                                })
                        .stream()
                        .mapToLong(n -> n)
                        .toArray();
        Percentiles measured = Percentiles.of(nanos);
        Figures.tell(figures, "steady_commands_per_s", perSecond);
        Figures.tell(figures, "p50_ms", measured.millis(50));
        Figures.tell(figures, "p95_ms", measured.millis(95));
        Figures.tell(figures, "p99_ms", measured.millis(99));
    }
}
