package io.tributary.query.request;

import io.tributary.schemas.catalog.Rollup;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/// Reads `from`, `to` and `time_zone` of a dashboard.
public final class SpanReader {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String ZONE = "time_zone";
    private static final Set<String> OWN = Set.of(FROM, TO, ZONE, Parameters.TOKEN);
    private static final Period USUAL = Period.ofDays(30);
    private static final int MOST_YEARS = 10;
    private static final long BUCKET = Duration.ofMinutes(Rollup.BUCKET_MINUTES).toMillis();

    private SpanReader() {}

    /// @throws io.tributary.query.problem.QueryRefused naming every mistake
    public static Span read(Parameters parameters, Instant now) {
        Mistakes mistakes = new Mistakes();
        for (String name : parameters.others(OWN)) {
            mistakes.add(name, "unknown", "Expected from, to, time_zone or token.");
        }
        ZoneId zone =
                parameters
                        .one(ZONE, mistakes)
                        .map(text -> zone(text, mistakes))
                        .orElse(ZoneOffset.UTC);
        Instant to =
                parameters
                        .one(TO, mistakes)
                        .flatMap(text -> moment(TO, text, zone, mistakes))
                        .orElse(now);
        Instant from =
                parameters
                        .one(FROM, mistakes)
                        .flatMap(text -> moment(FROM, text, zone, mistakes))
                        .orElseGet(() -> to.minus(USUAL));
        Span span = new Span(floor(from), floor(to.plusMillis(BUCKET - 1)), zone);
        check(span, mistakes);
        mistakes.refuseIfAny();
        return span;
    }

    private static void check(Span span, Mistakes mistakes) {
        if (!span.from().isBefore(span.to())) {
            mistakes.add(FROM, "range", "Expected from before to.");
        } else if (span.from()
                .atZone(ZoneOffset.UTC)
                .plusYears(MOST_YEARS)
                .plusDays(1)
                .toInstant()
                .isBefore(span.to())) {
            mistakes.add(
                    FROM,
                    "range",
                    "Expected at most %d years between from and to.".formatted(MOST_YEARS));
        }
    }

    private static Optional<Instant> moment(
            String name, String text, ZoneId zone, Mistakes mistakes) {
        Optional<Instant> moment =
                FieldValue.day(text)
                        .map((LocalDate day) -> day.atStartOfDay(zone).toInstant())
                        .or(() -> FieldValue.instant(text));
        if (moment.isEmpty()) {
            mistakes.add(
                    name,
                    "type",
                    "a day such as 2026-11-21 or a moment such as 2026-11-21T10:00:00Z",
                    text);
        }
        return moment;
    }

    private static ZoneId zone(String text, Mistakes mistakes) {
        try {
            if (ZoneId.getAvailableZoneIds().contains(text)
                    || text.matches("[+-][0-9]{2}:(00|15|30|45)")) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException notOne) {
            mistakes.add(ZONE, "type", "an offset such as +05:30", text);
            return ZoneOffset.UTC;
        }
        mistakes.add(ZONE, "type", "a time zone such as Europe/Lisbon", text);
        return ZoneOffset.UTC;
    }

    /// Buckets are aligned to UTC, and figures are exact for whole buckets only.
    private static Instant floor(Instant moment) {
        long millis = moment.toEpochMilli();
        return Instant.ofEpochMilli(Math.floorDiv(millis, BUCKET) * BUCKET);
    }
}
