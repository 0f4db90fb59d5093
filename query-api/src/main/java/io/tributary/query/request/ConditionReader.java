package io.tributary.query.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `field=value`, `field.in=a,b`, `field.prefix=…` and `field.gte|gt|lte|lt=…`.
final class ConditionReader {
    private static final int MOST_VALUES = 100;

    private final QueryCollection collection;
    private final Mistakes mistakes;
    private final List<Condition> conditions = new ArrayList<>();
    private final Map<QueryField, Map<Bound, Object>> bounds = new LinkedHashMap<>();

    private enum Bound {
        GTE,
        GT,
        LTE,
        LT
    }

    ConditionReader(QueryCollection collection, Mistakes mistakes) {
        this.collection = collection;
        this.mistakes = mistakes;
    }

    void read(String parameter, String text) {
        QueryField whole = collection.fields().get(parameter);
        if (whole != null) {
            equal(parameter, whole, text);
            return;
        }
        int dot = parameter.lastIndexOf('.');
        QueryField field = dot < 0 ? null : collection.fields().get(parameter.substring(0, dot));
        if (field == null) {
            mistakes.add(
                    parameter,
                    "unknown",
                    "Expected a field of %s or an operator on one. Fields: %s."
                            .formatted(
                                    collection.name(),
                                    String.join(
                                            ", ",
                                            collection.fields().keySet().stream()
                                                    .sorted()
                                                    .toList())));
            return;
        }
        String operator = parameter.substring(dot + 1);
        switch (operator) {
            case "eq" -> equal(parameter, field, text);
            case "in" -> anyOf(parameter, field, text);
            case "prefix" -> startsWith(parameter, field, text);
            case "gte" -> bound(parameter, field, Bound.GTE, text);
            case "gt" -> bound(parameter, field, Bound.GT, text);
            case "lte" -> bound(parameter, field, Bound.LTE, text);
            case "lt" -> bound(parameter, field, Bound.LT, text);
            default ->
                    mistakes.add(
                            parameter,
                            "unknown",
                            "one of eq, in, prefix, gte, gt, lte, lt",
                            operator);
        }
    }

    List<Condition> conditions() {
        List<Condition> all = new ArrayList<>(conditions);
        bounds.forEach((field, given) -> all.add(between(field, given)));
        return all;
    }

    private void equal(String parameter, QueryField field, String text) {
        value(parameter, field, text)
                .ifPresent(value -> conditions.add(new Condition.Is(field.path(), value)));
    }

    private void anyOf(String parameter, QueryField field, String text) {
        String[] parts = text.split(",", -1);
        if (parts.length > MOST_VALUES) {
            mistakes.add(
                    parameter,
                    "range",
                    "Expected at most %d values, but found %d."
                            .formatted(MOST_VALUES, parts.length));
            return;
        }
        List<Object> values = new ArrayList<>();
        for (String part : parts) {
            value(parameter, field, part).ifPresent(values::add);
        }
        if (values.size() == parts.length) {
            conditions.add(new Condition.AnyOf(field.path(), values));
        }
    }

    private void startsWith(String parameter, QueryField field, String text) {
        if (!field.text()) {
            mistakes.add(parameter, "type", "Expected prefix on a text field only.");
        } else if (text.isEmpty()) {
            mistakes.add(parameter, "form", "Expected at least one character.");
        } else {
            value(parameter, field, text)
                    .ifPresent(v -> conditions.add(new Condition.StartsWith(field.path(), text)));
        }
    }

    private void bound(String parameter, QueryField field, Bound bound, String text) {
        if (!field.ordered()) {
            mistakes.add(
                    parameter,
                    "type",
                    "Expected gte, gt, lte, lt on numbers, days and moments only.");
            return;
        }
        Optional<Object> value = value(parameter, field, text);
        if (value.isEmpty()) {
            return;
        }
        Map<Bound, Object> given = bounds.computeIfAbsent(field, f -> new LinkedHashMap<>());
        Bound twin =
                switch (bound) {
                    case GTE -> Bound.GT;
                    case GT -> Bound.GTE;
                    case LTE -> Bound.LT;
                    case LT -> Bound.LTE;
                };
        if (given.containsKey(twin)) {
            mistakes.add(
                    parameter,
                    "conflict",
                    "Expected one bound of each side, but found two of them.");
        }
        given.put(bound, value.get());
    }

    private Optional<Object> value(String parameter, QueryField field, String text) {
        Optional<Object> value = FieldValue.parse(field.type(), text);
        if (value.isEmpty()) {
            mistakes.add(parameter, "type", FieldValue.expected(field.type()), text);
        }
        return value;
    }

    private static Condition between(QueryField field, Map<Bound, Object> given) {
        return new Condition.Between(
                field.path(),
                of(given, Bound.GTE),
                of(given, Bound.GT),
                of(given, Bound.LTE),
                of(given, Bound.LT));
    }

    private static @Nullable Object of(Map<Bound, Object> given, Bound bound) {
        return given.get(bound);
    }
}
