package io.tributary.command.validation;

import io.tributary.command.validation.FieldOutcome.Accepted;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Checks one value that is not null against its field, and brings it into its normal form.
///
/// Pure; safe for use by many threads.
final class FieldCheck {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ConcurrentHashMap<String, Pattern> patterns = new ConcurrentHashMap<>();

    FieldOutcome check(EntityField field, JsonNode value) {
        return switch (field.type()) {
            case FieldType.Text text -> text(field, text, value);
            case FieldType.Json json -> json(json, value);
            case FieldType.TextList list -> list(list, value);
            case FieldType.Whole whole ->
                    NumberCheck.whole(value, whole.minimum(), whole.maximum());
            case FieldType.Long number ->
                    NumberCheck.whole(value, number.minimum(), number.maximum());
            case FieldType.Decimal decimal -> NumberCheck.decimal(value, decimal);
            case FieldType.Truth ignored ->
                    value.isBoolean() ? new Accepted(value) : wrongType("true or false", value);
            case FieldType.Uuid ignored -> TimeAndIdentityCheck.uuid(value);
            case FieldType.Day ignored -> TimeAndIdentityCheck.day(value);
            case FieldType.Instant ignored -> TimeAndIdentityCheck.instant(value);
            case FieldType.Choice choice -> choice(choice, value);
        };
    }

    private FieldOutcome text(EntityField field, FieldType.Text type, JsonNode value) {
        if (!value.isString()) {
            return wrongType("a text", value);
        }
        String given = value.stringValue();
        if (!CleanText.storable(given)) {
            return unstorable();
        }
        String text = field.plainText() ? CleanText.withoutHtml(given) : given;
        int length = text.codePointCount(0, text.length());
        if (length > type.maxLength()) {
            return FieldOutcome.refused(
                    "too_long",
                    "Expected at most %d characters, but found %d.",
                    type.maxLength(),
                    length);
        }
        if (length < type.minLength()) {
            return FieldOutcome.refused(
                    "too_short",
                    "Expected at least %d characters, but found %d.",
                    type.minLength(),
                    length);
        }
        if (field.pattern().isPresent()
                && !pattern(field.pattern().get()).matcher(text).matches()) {
            return FieldOutcome.refused(
                    "pattern",
                    "Expected a text that matches %s, but found '%s'.",
                    field.pattern().get(),
                    CleanText.shown(text));
        }
        if (field.format().isPresent()) {
            TextFormat format = TextFormat.ofSpelling(field.format().get());
            if (!format.accepts(text)) {
                return FieldOutcome.refused(
                        "format",
                        "Expected %s, but found '%s'.",
                        format.expected(),
                        CleanText.shown(text));
            }
        }
        return new Accepted(NODES.stringNode(text));
    }

    private static FieldOutcome json(FieldType.Json type, JsonNode value) {
        if (!CleanText.storable(value)) {
            return unstorable();
        }
        String text = value.toString();
        int length = text.codePointCount(0, text.length());
        if (length > type.maxLength()) {
            return FieldOutcome.refused(
                    "too_long",
                    "Expected a JSON value of at most %d characters, but found %d.",
                    type.maxLength(),
                    length);
        }
        return new Accepted(NODES.stringNode(text));
    }

    private static FieldOutcome list(FieldType.TextList type, JsonNode value) {
        if (!value.isArray()) {
            return wrongType("a list of texts", value);
        }
        if (value.size() > type.maxItems()) {
            return FieldOutcome.refused(
                    "too_many",
                    "Expected at most %d items, but found %d.",
                    type.maxItems(),
                    value.size());
        }
        for (JsonNode item : value) {
            if (!item.isString()) {
                return wrongType("a list of texts", item);
            }
            String text = item.stringValue();
            if (!CleanText.storable(text)) {
                return unstorable();
            }
            if (text.codePointCount(0, text.length()) > type.maxLength()) {
                return FieldOutcome.refused(
                        "too_long",
                        "Expected items of at most %d characters, but found a longer one.",
                        type.maxLength());
            }
        }
        return new Accepted(value);
    }

    private static FieldOutcome choice(FieldType.Choice type, JsonNode value) {
        if (!value.isString()) {
            return wrongType("one of " + type.symbols(), value);
        }
        if (!type.symbols().contains(value.stringValue())) {
            return FieldOutcome.refused(
                    "not_a_choice",
                    "Expected one of %s, but found '%s'.",
                    type.symbols(),
                    CleanText.shown(value.stringValue()));
        }
        return new Accepted(value);
    }

    static FieldOutcome wrongType(String expected, JsonNode value) {
        String found =
                switch (value.getNodeType()) {
                    case STRING -> "a text";
                    case NUMBER -> "a number";
                    case BOOLEAN -> value.toString();
                    case ARRAY -> "a list";
                    case OBJECT -> "an object";
                    case NULL -> "null";
                    case BINARY, MISSING, POJO -> "something else";
                };
        return FieldOutcome.refused("wrong_type", "Expected %s, but found %s.", expected, found);
    }

    private static FieldOutcome unstorable() {
        return FieldOutcome.refused(
                "unacceptable_character",
                "Expected Unicode text without NUL, but found NUL or half of a surrogate pair.");
    }

    private Pattern pattern(String expression) {
        return patterns.computeIfAbsent(expression, Pattern::compile);
    }
}
