package io.tributary.query.request;

import io.tributary.schemas.catalog.FieldType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Reads a parameter as a value of the field's type, as documents spell it.
final class FieldValue {
    /// As every document spells a moment.
    static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,38}(\\.[0-9]{1,38})?");
    private static final int UUID_LENGTH = 36;
    private static final int LARGEST_YEAR = 9999;

    private FieldValue() {}

    /// Empty when the text is none of the type.
    static Optional<Object> parse(FieldType type, String text) {
        try {
            return switch (type) {
                case FieldType.Text t -> within(text, t.maxLength());
                case FieldType.TextList l -> within(text, l.maxLength());
                case FieldType.Json j -> Optional.empty();
                case FieldType.Whole w -> whole(text, w.minimum(), w.maximum());
                case FieldType.Long l -> whole(text, l.minimum(), l.maximum());
                case FieldType.Decimal d -> decimal(text);
                case FieldType.Truth t -> truth(text);
                case FieldType.Uuid u -> uuid(text).map(UUID::toString);
                case FieldType.Day d -> day(text).map(LocalDate::toString);
                case FieldType.Instant i -> instant(text).map(MOMENT::format);
                case FieldType.Choice c ->
                        c.symbols().contains(text) ? Optional.of(text) : Optional.empty();
            };
        } catch (NumberFormatException | DateTimeException notOne) {
            return Optional.empty();
        }
    }

    /// Completes "Expected …".
    static String expected(FieldType type) {
        return switch (type) {
            case FieldType.Text t ->
                    "text of at most %d characters without NUL".formatted(t.maxLength());
            case FieldType.TextList l ->
                    "text of at most %d characters without NUL".formatted(l.maxLength());
            case FieldType.Json j -> "no condition on a JSON field";
            case FieldType.Whole w ->
                    "a whole number from %d to %d".formatted(w.minimum(), w.maximum());
            case FieldType.Long l ->
                    "a whole number from %d to %d".formatted(l.minimum(), l.maximum());
            case FieldType.Decimal d -> "a decimal number";
            case FieldType.Truth t -> "true or false";
            case FieldType.Uuid u -> "a UUID";
            case FieldType.Day d -> "a day such as 2026-11-21";
            case FieldType.Instant i -> "a moment such as 2026-11-21T10:00:00.000Z";
            case FieldType.Choice c -> "one of " + String.join(", ", c.symbols());
        };
    }

    static Optional<UUID> uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    static Optional<Instant> instant(String text) {
        try {
            Instant instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
            int year = instant.atZone(ZoneOffset.UTC).getYear();
            return year < 1 || year > LARGEST_YEAR
                    ? Optional.empty()
                    : Optional.of(instant.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    static Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() < 1 || day.getYear() > LARGEST_YEAR
                    ? Optional.empty()
                    : Optional.of(day);
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Object> within(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest && text.indexOf('\0') < 0
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Optional<Object> whole(String text, long minimum, long maximum) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        long value = Long.parseLong(text);
        return value < minimum || value > maximum ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Object> decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    private static Optional<Object> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
