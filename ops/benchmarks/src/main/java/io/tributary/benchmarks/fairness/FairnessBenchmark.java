package io.tributary.benchmarks.fairness;

import io.tributary.benchmarks.Benchmark;
import io.tributary.benchmarks.GateFailed;
import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.load.ClosedLoop;
import io.tributary.benchmarks.load.WarmUp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Nine organizations send a fifth of what can be taken, evenly; in every other round a tenth sends
/// twice what can be taken. Figures are of interleaved pairs of rounds; the ratio is the median of
/// the pairs'.
///
/// The gate: as many journal rows as decided answers.
public final class FairnessBenchmark implements Benchmark {
    private static final int PAIRS = Integer.getInteger("tributary.bench.pairs", 5);
    private static final Duration TIME =
            Duration.ofSeconds(Integer.getInteger("tributary.bench.seconds", 20));

    @Override
    public void run(Installation installation, Map<String, Number> figures) throws Exception {
        List<Sender> nine =
                IntStream.range(0, 9).mapToObj(i -> Sender.found(installation)).toList();
        Sender tenth = Sender.found(installation);
        AtomicLong decided = new AtomicLong();
        double capacity =
                WarmUp.rate(
                        "commands/s",
                        () ->
                                ClosedLoop.unitsPerSecond(
                                        16,
                                        TIME,
                                        i -> {
                                            var answer = nine.get((int) (i % 9)).send();
                                            decided.addAndGet(Round.decided(List.of(answer)));
                                            return 1;
                                        }));
        List<Double> ratios = new ArrayList<>();
        long nine429 = 0;
        long tenth429 = 0;
        double heapBefore = heapAfterCollection(installation);
        for (int pair = 0; pair < PAIRS; pair++) {
            boolean alone = pair % 2 == 0;
            Round first = round(nine, tenth, capacity, alone);
            Round second = round(nine, tenth, capacity, !alone);
            Round without = alone ? first : second;
            Round with = alone ? second : first;
            ratios.add(with.p95OfNine() / without.p95OfNine());
            System.out.printf(
                    "  p95 of the nine: %.1f ms alone, %.1f ms beside the tenth%n",
                    without.p95OfNine(), with.p95OfNine());
            nine429 += Round.count(with.nine(), 429) + Round.count(without.nine(), 429);
            tenth429 += Round.count(with.tenth(), 429);
            for (Round round : List.of(first, second)) {
                decided.addAndGet(Round.decided(round.nine()) + Round.decided(round.tenth()));
            }
        }
        figures.put("capacity_per_s", capacity);
        figures.put("nine_p95_ratio", median(ratios));
        figures.put("nine_429", nine429);
        figures.put("tenth_429", tenth429);
        figures.put("heap_growth_mb", heapAfterCollection(installation) - heapBefore);
        requireJournaled(
                installation,
                Stream.concat(nine.stream(), Stream.of(tenth)).toList(),
                decided.get());
    }

    private static Round round(List<Sender> nine, Sender tenth, double capacity, boolean alone)
            throws InterruptedException {
        return Round.run(nine, capacity * 0.2, tenth, alone ? 0 : capacity * 2, TIME);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// What the command service keeps for long, in megabytes.
    private static double heapAfterCollection(Installation installation)
            throws IOException, InterruptedException {
        double share = metric(installation, "jvm.memory.usage.after.gc");
        return share * metric(installation, "jvm.memory.max?tag=area:heap") / (1 << 20);
    }

    private static double metric(Installation installation, String name)
            throws IOException, InterruptedException {
        URI address = installation.endpoint("command").resolve("/actuator/metrics/" + name);
        try (HttpClient http = HttpClient.newHttpClient()) {
            String body =
                    http.send(
                                    HttpRequest.newBuilder(address).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            return Installation.JSON.readTree(body).at("/measurements/0/value").asDouble();
        }
    }

    private static int postgresPort(Installation installation) {
        String url = installation.endpoint("postgres").toString();
        return Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    private static void requireJournaled(
            Installation installation, List<Sender> senders, long decided) throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:%d/tributary"
                                        .formatted(postgresPort(installation)),
                                "postgres",
                                installation.postgresPassword());
                var count =
                        connection.prepareStatement(
                                "select count(*) from platform.journal"
                                        + " where organization_id = any(?)"
                                        + " and command = 'dialer.lead.create'")) {
            count.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", senders.stream().map(Sender::organization).toArray()));
            try (var row = count.executeQuery()) {
                row.next();
                if (row.getLong(1) != decided) {
                    throw new GateFailed(
                            "Expected %d journal rows, one per decided answer, but found %d."
                                    .formatted(decided, row.getLong(1)));
                }
            }
        }
    }
}
