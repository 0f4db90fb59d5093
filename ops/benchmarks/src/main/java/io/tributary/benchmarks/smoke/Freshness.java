package io.tributary.benchmarks.smoke;

import io.tributary.benchmarks.GateFailed;
import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.load.Api;
import io.tributary.benchmarks.load.OpenLoop;
import io.tributary.benchmarks.load.Percentiles;
import io.tributary.benchmarks.load.Tenants;
import io.tributary.benchmarks.load.Tenants.Tenant;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// The time from a command's answer to the moment a reader finds its row, in open loop.
final class Freshness {
    /// Part of each figure: asking much oftener would measure the load of the asking.
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    /// Of so many commands one is looked for, for the same reason.
    static final int LOOKED_FOR = 4;

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Api api;
    private final Tenants tenants;

    Freshness(Api api, Tenants tenants) {
        this.api = api;
        this.tenants = tenants;
    }

    /// How a reader looks for the row.
    enum Look {
        /// A list filtered by the phone number, asked again until it is there.
        PLAIN_SEARCH("freshness"),
        /// The document by its id, asked again until it is there.
        BY_ID("by_id"),
        /// The document by its id, asked once with the command's token.
        BY_ID_TOKEN("by_id_token"),
        /// The same list, asked once with the command's token.
        TOKEN("token");

        private final String figure;

        Look(String figure) {
            this.figure = figure;
        }

        /// What its figures are called.
        String figure() {
            return figure;
        }
    }

    Percentiles measure(Look look, int commands, double perSecond) throws InterruptedException {
        List<OptionalLong> nanos =
                OpenLoop.run(
                        commands,
                        perSecond,
                        i -> i % LOOKED_FOR == 0 ? OptionalLong.of(probe(look, i)) : unobserved(i));
        return Percentiles.of(
                nanos.stream()
                        .filter(OptionalLong::isPresent)
                        .mapToLong(OptionalLong::getAsLong)
                        .toArray());
    }

    private OptionalLong unobserved(int number) {
        api.command(tenants.of(number).organization(), "dialer.lead.create", Tenants.lead());
        return OptionalLong.empty();
    }

    /// Nanoseconds from the answer of one command until its row is found.
    long probe(Look look, int number) {
        Tenant tenant = tenants.of(number);
        Map<String, Object> lead = Tenants.lead();
        JsonNode answer = api.command(tenant.organization(), "dialer.lead.create", lead);
        long written = System.nanoTime();
        String list =
                "documents/dialer/leads?phone="
                        + URLEncoder.encode(
                                String.valueOf(lead.get("phone")), StandardCharsets.UTF_8);
        String path =
                look == Look.BY_ID || look == Look.BY_ID_TOKEN
                        ? "documents/dialer/leads/" + answer.get("id").asString()
                        : list;
        boolean withToken = look == Look.TOKEN || look == Look.BY_ID_TOKEN;
        String token = withToken ? answer.get("token").asString() : "";
        while (!isThere(api.get(tenant.organization(), path, token), look)) {
            if (withToken || System.nanoTime() - written > LIMIT_NANOS) {
                throw new GateFailed(
                        "Expected %s to hold the row that was written.".formatted(path));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return System.nanoTime() - written;
    }

    private static boolean isThere(HttpResponse<String> answer, Look look) {
        if (look == Look.BY_ID || look == Look.BY_ID_TOKEN) {
            return answer.statusCode() == 200;
        }
        if (answer.statusCode() != 200) {
            throw new GateFailed("Expected a list, but found: " + answer.body());
        }
        return !Installation.JSON.readTree(answer.body()).get("items").isEmpty();
    }
}
