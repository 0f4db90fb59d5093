package io.tributary.command.validation;

import io.tributary.command.validation.FieldOutcome.Accepted;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// UUIDs, days and moments, each in one spelling afterwards.
public final class TimeAndIdentityCheck {
    /// Milliseconds and `Z`, always.
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TimeAndIdentityCheck() {}

    /// Empty when the text is not a UUID in its usual form of 36 characters.
    public static Optional<UUID> parseUuid(String text) {
        return UUID_FORM.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    static FieldOutcome uuid(JsonNode value) {
        Optional<UUID> id = value.isString() ? parseUuid(value.stringValue()) : Optional.empty();
        return id.isPresent()
                ? new Accepted(NODES.stringNode(id.get().toString()))
                : FieldOutcome.refused("wrong_type", "Expected a UUID of 36 characters.");
    }

    static FieldOutcome day(JsonNode value) {
        try {
            if (value.isString()) {
                LocalDate day = LocalDate.parse(value.stringValue());
                if (day.getYear() >= 1 && day.getYear() <= 9999) {
                    return new Accepted(NODES.stringNode(day.toString()));
                }
            }
        } catch (DateTimeException notOne) {
            return noDay();
        }
        return noDay();
    }

    static FieldOutcome instant(JsonNode value) {
        try {
            if (value.isString()) {
                OffsetDateTime moment =
                        OffsetDateTime.parse(value.stringValue())
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .truncatedTo(ChronoUnit.MILLIS);
                if (moment.getYear() >= 1 && moment.getYear() <= 9999) {
                    return new Accepted(NODES.stringNode(MILLISECONDS.format(moment)));
                }
            }
        } catch (DateTimeException notOne) {
            return noMoment();
        }
        return noMoment();
    }

    private static FieldOutcome noDay() {
        return FieldOutcome.refused("wrong_type", "Expected a day such as 2026-11-21.");
    }

    private static FieldOutcome noMoment() {
        return FieldOutcome.refused(
                "wrong_type", "Expected a moment such as 2026-11-21T10:00:00.000Z.");
    }
}
