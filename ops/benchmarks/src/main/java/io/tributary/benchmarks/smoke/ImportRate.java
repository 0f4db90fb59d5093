package io.tributary.benchmarks.smoke;

import io.tributary.benchmarks.GateFailed;
import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.load.Api;
import io.tributary.benchmarks.load.CpuMeter;
import io.tributary.benchmarks.load.Tenants;
import io.tributary.benchmarks.load.Tenants.Tenant;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Rows a second from the first batch sent to the last row searchable, calls with their rollup and
/// embedded figures included.
final class ImportRate {
    private static final int BATCH = 500;
    private static final int IN_FLIGHT = 4;

    private final Api api;
    private final Tenants tenants;
    private final CpuMeter cpu;

    ImportRate(Api api, Tenants tenants, CpuMeter cpu) {
        this.api = api;
        this.tenants = tenants;
        this.cpu = cpu;
    }

    /// Also prints what each stage's processes spent per thousand rows.
    double rowsPerSecond(int rows) throws InterruptedException {
        long start = System.nanoTime();
        Map<Tenant, String> lastTokens = send(rows);
        double accepted = (System.nanoTime() - start) / 1e9;
        for (Map.Entry<Tenant, String> last : lastTokens.entrySet()) {
            await(last.getKey(), "documents/dialer/call_logs?limit=1", last.getValue());
            await(
                    last.getKey(),
                    "documents/dialer/campaign_figures/" + last.getKey().campaign(),
                    last.getValue());
        }
        double searchable = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "import of %d rows: accepted after %.1f s, searchable after %.1f s%n",
                rows, accepted, searchable);
        cpu.sinceStart()
                .forEach(
                        (stage, seconds) ->
                                System.out.printf(
                                        "  cpu %-16s %6.1f s  %7.2f ms per 1,000 rows%n",
                                        stage, seconds, seconds * 1e6 / rows));
        return rows / searchable;
    }

    private Map<Tenant, String> send(int rows) throws InterruptedException {
        Semaphore room = new Semaphore(IN_FLIGHT);
        Map<Tenant, String> lastTokens = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sent = new ArrayList<>();
            for (int first = 0; first < rows; first += BATCH) {
                Tenant tenant = tenants.of(first / BATCH);
                String body = batch(tenant, first);
                room.acquire();
                sent.add(
                        threads.submit(
                                () -> {
                                    try {
                                        String token =
                                                api.batch(tenant.organization(), body)
                                                        .get("token")
                                                        .asString();
                                        lastTokens.merge(tenant, token, ImportRate::later);
                                    } finally {
                                        room.release();
                                    }
                                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException(failed);
        }
        return lastTokens;
    }

    /// Of two tokens of one organization the one with the higher transaction.
    private static String later(String one, String other) {
        long first = Long.parseUnsignedLong(one.split("\\.")[1]);
        long second = Long.parseUnsignedLong(other.split("\\.")[1]);
        return first > second ? one : other;
    }

    private static String batch(Tenant tenant, int first) {
        List<Map<String, Object>> commands = new ArrayList<>(BATCH);
        for (int i = first; i < first + BATCH; i++) {
            commands.add(
                    Map.of(
                            "command",
                            "dialer.call_log.create",
                            "body",
                            Map.of(
                                    "lead_id",
                                    tenant.lead(),
                                    "campaign_id",
                                    tenant.campaign(),
                                    "started_at",
                                    Instant.ofEpochSecond(1_767_225_600L + i * 37L).toString(),
                                    "outcome",
                                    i % 3 == 0 ? "converted" : "no_answer",
                                    "contacted",
                                    i % 3 == 0,
                                    "converted",
                                    i % 3 == 0,
                                    "duration_seconds",
                                    i % 600,
                                    "handle_seconds",
                                    i % 700)));
        }
        return Installation.JSON.writeValueAsString(Map.of("commands", commands));
    }

    private void await(Tenant tenant, String path, String token) throws InterruptedException {
        for (int attempt = 0; attempt < 60; attempt++) {
            HttpResponse<String> answer = api.get(tenant.organization(), path, token);
            if (answer.statusCode() == 200) {
                return;
            }
            if (answer.statusCode() != 504) {
                throw new GateFailed("Expected %s, but found: %s".formatted(path, answer.body()));
            }
        }
        throw new GateFailed("Expected %s within ten minutes.".formatted(path));
    }
}
