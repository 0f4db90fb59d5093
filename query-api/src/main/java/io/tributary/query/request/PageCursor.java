package io.tributary.query.request;

import io.tributary.schemas.catalog.FieldType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where a page ended: the sort value and the id of its last document.
///
/// Opaque to callers and bound to the list it came from. A forged one only names another place in a
/// list that the caller may read anyway; one that is malformed is a mistake of the request.
///
/// @param value a text, a long, a decimal, or null where the document has no value
public record PageCursor(String list, @Nullable Object value, String id) {
    private static final int LONGEST = 4000;
    private static final int PARTS = 3;
    private static final Set<String> INFINITIES = Set.of("Infinity", "-Infinity");
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    public String encode() {
        byte[] json = JSON.writeValueAsBytes(Arrays.asList(list, value, id));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /// Empty when the text is no cursor of the list that `list` names, ordered by `type`.
    static Optional<PageCursor> decode(String text, String list, FieldType type) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
            JsonNode parts = JSON.readTree(json);
            if (!parts.isArray() || parts.size() != PARTS || !parts.get(0).isString()) {
                return Optional.empty();
            }
            JsonNode value = parts.get(1);
            JsonNode id = parts.get(2);
            boolean ours =
                    parts.get(0).asString().equals(list)
                            && id.isString()
                            && FieldValue.uuid(id.asString()).isPresent()
                            && acceptable(value, type);
            return ours
                    ? Optional.of(new PageCursor(list, valueOf(value), id.asString()))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException notOne) {
            return Optional.empty();
        }
    }

    /// The search's own place: sort value, then id; the id alone where the list is sorted by it.
    public List<@Nullable Object> searchAfter(boolean byId) {
        if (byId) {
            return List.of(id);
        }
        return Arrays.asList(value, id);
    }

    private static boolean acceptable(JsonNode value, FieldType type) {
        if (value.isNull()) {
            return true;
        }
        return switch (type) {
            case FieldType.Text t -> value.isString();
            case FieldType.Uuid u -> value.isString();
            case FieldType.Choice c -> value.isString();
            case FieldType.Whole w -> value.canConvertToLong() && value.isIntegralNumber();
            case FieldType.Long l -> value.canConvertToLong() && value.isIntegralNumber();
            case FieldType.Truth t -> value.canConvertToLong() && value.isIntegralNumber();
            case FieldType.Day d -> value.canConvertToLong() && value.isIntegralNumber();
            case FieldType.Instant i -> value.canConvertToLong() && value.isIntegralNumber();
            // A document without the number sorts as an infinity, which JSON writes as a text.
            case FieldType.Decimal d -> value.isNumber() || INFINITIES.contains(value.asString(""));
            case FieldType.Json j -> false;
            case FieldType.TextList l -> false;
        };
    }

    /// The value of a cursor or of a hit's sort, as Java has it.
    public static @Nullable Object valueOf(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isString()) {
            return value.asString();
        }
        if (value.isIntegralNumber()) {
            return value.asLong();
        }
        return value.isNumber() ? value.decimalValue() : new BigDecimal(value.asBoolean() ? 1 : 0);
    }
}
