package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestTenant;
import io.tributary.query.request.FieldMoments;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Every figure of every unit of time, in zones with and without half hours and clock changes,
/// beside the same computed from the buckets one by one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {
    private static final String FIGURES = "tributary-shop-sales-figures";
    private static final Instant BEGIN = Instant.parse("2025-09-01T00:00:00Z");
    private static final int QUARTERS = 14 * 31 * 24 * 4;

    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();
    private final List<Bucket> buckets = new ArrayList<>();

    private record Bucket(
            Instant start, String agent, String channel, long sales, long gifts, long cents) {}

    @BeforeAll
    void write_buckets_of_a_year_with_its_clock_changes() {
        Random random = new Random(5);
        String[] channels = {"web", "store", "phone"};
        Map<String, Map<String, Object>> documents = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            Instant start = BEGIN.plus(Duration.ofMinutes(15L * random.nextInt(QUARTERS)));
            int agent = random.nextInt(5);
            Bucket bucket =
                    new Bucket(
                            start,
                            agent == 0 ? "" : new UUID(7, agent).toString(),
                            channels[random.nextInt(3)],
                            1 + random.nextInt(9),
                            random.nextInt(2),
                            random.nextInt(100_000));
            String id =
                    "%s/sales_figures/%d/%s/%s"
                            .formatted(
                                    tenant.organization(),
                                    start.toEpochMilli() / 60_000,
                                    bucket.agent().isEmpty() ? "~" : bucket.agent(),
                                    bucket.channel());
            if (documents.put(id, document(bucket)) == null) {
                buckets.add(bucket);
            } else {
                buckets.removeIf(
                        b ->
                                b.start().equals(bucket.start())
                                        && b.agent().equals(bucket.agent())
                                        && b.channel().equals(bucket.channel()));
                buckets.add(bucket);
            }
        }
        fixture.documents().putAll(FIGURES, tenant.organization(), documents);
        fixture.documents().refresh(FIGURES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/New_York",
                "Asia/Kolkata",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "Pacific/Apia"
            })
    void units_of_time_are_composed_as_the_zone_has_them(String name) {
        // Given
        ZoneId zone = ZoneId.of(name);

        // When
        JsonNode body = dashboard("?from=2025-09-01&to=2026-10-20&time_zone=" + name);

        // Then
        Instant from = ZonedDateTime.of(2025, 9, 1, 0, 0, 0, 0, zone).toInstant();
        Instant to = ZonedDateTime.of(2026, 10, 20, 0, 0, 0, 0, zone).toInstant();
        check(body, "by_quarter_hour", from, to, b -> instant(zoned(b, zone)));
        check(body, "by_hour_of_day", from, to, b -> "" + zoned(b, zone).getHour());
        check(body, "by_day", from, to, b -> zoned(b, zone).toLocalDate().toString());
        check(
                body,
                "by_week",
                from,
                to,
                b ->
                        zoned(b, zone)
                                .toLocalDate()
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                .toString());
        check(
                body,
                "by_month",
                from,
                to,
                b -> zoned(b, zone).toLocalDate().toString().substring(0, 7));
        if (!name.equals("Australia/Lord_Howe")) {
            check(body, "by_hour", from, to, b -> instant(zoned(b, zone).withMinute(0)));
        }
    }

    @ParameterizedTest
    @CsvSource({"2025-09-01, 2026-10-20", "2026-01-01, 2026-01-31", "2026-05-05, 2026-05-06"})
    void dimensions_keep_the_largest_and_say_what_the_rest_is(String from, String to) {
        // When
        JsonNode body = dashboard("?from=%s&to=%s".formatted(from, to));

        // Then
        List<Bucket> within =
                within(Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"));
        long all = within.stream().mapToLong(Bucket::sales).sum();
        JsonNode agents = widget(body, "by_agent");
        long shown = 0;
        for (JsonNode row : agents.path("rows")) {
            String key = row.path("key").isNull() ? "" : row.path("key").asString();
            long expected =
                    within.stream()
                            .filter(b -> b.agent().equals(key))
                            .mapToLong(Bucket::sales)
                            .sum();
            assertThat(row.path("sales").asLong()).isEqualTo(expected);
            shown += expected;
        }
        assertThat(agents.path("rows").size()).isLessThanOrEqualTo(2);
        assertThat(agents.path("other").path("sales").asLong()).isEqualTo(all - shown);
        assertThat(agents.path("total").path("sales").asLong()).isEqualTo(all);
        JsonNode totals = widget(body, "totals").path("total");
        long gifts = within.stream().mapToLong(Bucket::gifts).sum();
        assertThat(totals.path("gifts").asLong()).isEqualTo(gifts);
        if (all > 0) {
            assertThat(totals.path("gift_rate").asDouble())
                    .isCloseTo((double) gifts / all, offset(1e-12));
        }
        assertThat(totals.path("cents_per_gift").isNull()).isEqualTo(gifts == 0);
    }

    private void check(
            JsonNode body, String widget, Instant from, Instant to, Function<Bucket, String> name) {
        Map<String, Long> expected = new TreeMap<>();
        for (Bucket bucket : within(from, to)) {
            expected.merge(name.apply(bucket), bucket.cents(), Long::sum);
        }
        Map<String, Long> found = new TreeMap<>();
        for (JsonNode row : widget(body, widget).path("rows")) {
            assertThat(found.put(row.path("key").asString(), row.path("cents").asLong()))
                    .as("each key once")
                    .isNull();
        }
        assertThat(found).as(widget).isEqualTo(expected);
    }

    private JsonNode dashboard(String query) {
        Reply reply = fixture.get(tenant.owner(), tenant.path("/dashboards/shop/sales" + query));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body();
    }

    private static JsonNode widget(JsonNode body, String name) {
        for (JsonNode widget : body.path("widgets")) {
            if (widget.path("name").asString().equals(name)) {
                return widget;
            }
        }
        throw new AssertionError("No widget " + name);
    }

    private List<Bucket> within(Instant from, Instant to) {
        // A day may begin between buckets nowhere: all zones here are on quarters of an hour.
        return buckets.stream()
                .filter(b -> !b.start().isBefore(from) && b.start().isBefore(to))
                .toList();
    }

    private static ZonedDateTime zoned(Bucket bucket, ZoneId zone) {
        return bucket.start().atZone(zone);
    }

    private static String instant(ZonedDateTime moment) {
        return java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX")
                .format(moment);
    }

    private Map<String, Object> document(Bucket bucket) {
        Map<String, Object> document = new HashMap<>();
        document.put("organization_id", tenant.organization().toString());
        document.put("bucket", FieldMoments.text(bucket.start()));
        if (!bucket.agent().isEmpty()) {
            document.put("agent_id", bucket.agent());
        }
        document.put("channel", bucket.channel());
        document.put("sales", bucket.sales());
        document.put("gifts", bucket.gifts());
        document.put("cents", bucket.cents());
        document.put("row_count", bucket.sales());
        document.put("visible_to", List.of("everyone"));
        return document;
    }
}
