package io.tributary.e2e;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// Applications that go on writing whatever is killed: each command is sent again with its
/// idempotency key until it is answered, as a careful client would.
final class Writers implements AutoCloseable {
    private static final AtomicLong PHONES = new AtomicLong(1);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(50);

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong accepted = new AtomicLong();
    private volatile boolean stopped;

    private Writers() {}

    static Writers writing(List<Tenant> tenants) {
        Writers writers = new Writers();
        for (Tenant tenant : tenants) {
            writers.threads.add(Thread.ofVirtual().start(() -> writers.write(tenant)));
        }
        return writers;
    }

    long accepted() {
        return accepted.get();
    }

    private void write(Tenant tenant) {
        String campaign =
                id(sent(tenant, "dialer.campaign.create", Map.of("name", "W" + UUID.randomUUID())));
        List<String> leads = new ArrayList<>();
        while (!stopped) {
            int choice = ThreadLocalRandom.current().nextInt(10);
            if (leads.size() < 3 || choice < 4) {
                leads.add(id(sent(tenant, "dialer.lead.create", Map.of("phone", phone()))));
            } else if (choice < 6) {
                String lead = leads.get(choice % leads.size());
                sent(tenant, "dialer.lead.update", Map.of("id", lead, "priority", choice));
            } else if (choice < 9) {
                sent(
                        tenant,
                        "dialer.call_log.create",
                        Map.of(
                                "lead_id",
                                leads.getLast(),
                                "campaign_id",
                                campaign,
                                "started_at",
                                "2026-05-05T08:00:00.000Z",
                                "outcome",
                                "interested",
                                "contacted",
                                true,
                                "duration_seconds",
                                choice));
            } else {
                sent(tenant, "dialer.lead.delete", Map.of("id", leads.removeFirst()));
            }
        }
    }

    private JsonNode sent(Tenant tenant, String command, Map<String, ?> body) {
        String key = UUID.randomUUID().toString();
        String text = RunningTributary.JSON.writeValueAsString(body);
        while (true) {
            try {
                ApiClient.Answer answer =
                        tenant.owner()
                                .post(
                                        "/v1/organizations/"
                                                + tenant.organization()
                                                + "/commands/"
                                                + command,
                                        text,
                                        Map.of("Idempotency-Key", key));
                if (answer.status() / 100 == 2) {
                    accepted.incrementAndGet();
                    return answer.json();
                }
                if (answer.status() < 500 && answer.status() != 429) {
                    throw new AssertionError(command + ": " + answer.raw().body());
                }
            } catch (UncheckedIOException away) {
                // The core belongs to the service that is coming back.
                LockSupport.parkNanos(BEFORE_NEXT_TRY.toNanos());
            }
        }
    }

    private static String id(JsonNode answer) {
        return answer.get("id").asString();
    }

    private static String phone() {
        return "+87"
                + "%012d"
                        .formatted(
                                System.currentTimeMillis() % 100_000_000 * 10_000
                                        + PHONES.incrementAndGet() % 10_000);
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
