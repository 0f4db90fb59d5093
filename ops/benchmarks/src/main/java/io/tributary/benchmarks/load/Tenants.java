package io.tributary.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// The organizations under load, each with a campaign and a lead to call.
public record Tenants(List<Tenant> all) {
    private static final AtomicLong PHONES =
            new AtomicLong(System.currentTimeMillis() % 1_000_000 * 100_000);

    public record Tenant(UUID organization, String campaign, String lead) {}

    public static Tenants found(Api api, int count) {
        List<Tenant> founded = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID organization = UUID.randomUUID();
            String slug = "bench-" + organization.toString().substring(0, 13);
            api.command(
                    organization,
                    "identity.organization.create",
                    Map.of("name", "Bench " + i, "slug", slug));
            String campaign =
                    id(
                            api.command(
                                    organization,
                                    "dialer.campaign.create",
                                    Map.of("name", "Bench")));
            String lead = id(api.command(organization, "dialer.lead.create", lead()));
            founded.add(new Tenant(organization, campaign, lead));
        }
        return new Tenants(founded);
    }

    public Tenant of(long number) {
        return all.get((int) Math.floorMod(number, (long) all.size()));
    }

    /// A lead whose phone number no other has.
    public static Map<String, Object> lead() {
        return lead(nextPhone());
    }

    public static Map<String, Object> lead(String phone) {
        return Map.of(
                "phone", phone,
                "first_name", "Bench",
                "last_name", "Mark",
                "job", "technician",
                "marital", "single",
                "education", "secondary",
                "balance", 1_200,
                "age", 41);
    }

    public static String nextPhone() {
        return "+88" + "%012d".formatted(PHONES.incrementAndGet());
    }

    private static String id(tools.jackson.databind.JsonNode answer) {
        return answer.get("id").asString();
    }
}
