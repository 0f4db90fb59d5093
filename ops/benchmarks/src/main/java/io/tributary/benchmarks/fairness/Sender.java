package io.tributary.benchmarks.fairness;

import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.load.Api;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// One organization and its only user.
record Sender(Api api, UUID organization) {
    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    /// What one command got.
    record Answer(int status, long nanos) {}

    static Sender found(Installation installation) {
        Api api = new Api(installation, UUID.randomUUID().toString());
        UUID organization = UUID.randomUUID();
        api.command(
                organization,
                "identity.organization.create",
                Map.of("name", "Fair", "slug", "fair-" + organization.toString().substring(0, 13)));
        return new Sender(api, organization);
    }

    Answer send() {
        long start = System.nanoTime();
        HttpResponse<String> response =
                api.send(
                        organization,
                        "dialer.lead.create",
                        Map.of(
                                "phone",
                                "+89%012d"
                                        .formatted(
                                                Math.floorMod(
                                                        NUMBER.incrementAndGet(),
                                                        1_000_000_000_000L))));
        return new Answer(response.statusCode(), System.nanoTime() - start);
    }
}
