package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The annotations of one declaration, or the members of one JSON object inside an annotation, read
/// by name with the form that is asked for. A value of another form is reported and counts as
/// absent.
final class Attributes {
    private final Map<String, Object> values;
    private final String place;
    private final ToIntFunction<String> lines;
    private final Mistakes mistakes;

    /// @param place how messages name the declaration, such as `Lead.phone`
    /// @param lines the line of an attribute
    Attributes(
            Map<String, Object> values,
            String place,
            ToIntFunction<String> lines,
            Mistakes mistakes) {
        this.values = values;
        this.place = place;
        this.lines = lines;
        this.mistakes = mistakes;
    }

    Set<String> names() {
        return values.keySet();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    int line(String name) {
        return lines.applyAsInt(name);
    }

    String place() {
        return place;
    }

    /// Reports every attribute that is none of these.
    void refuseOthersThan(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                mistakes.add(
                        line(name),
                        "one of " + String.join(", ", known.stream().sorted().toList()),
                        "'%s' at %s".formatted(name, place),
                        "Correct the spelling or move it to the declaration it belongs to.");
            }
        }
    }

    Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<String> text(String name) {
        return read(name, "a text", v -> v instanceof String s ? s : null);
    }

    /// As {@link #text}, and reports when there is none.
    Optional<String> requiredText(String name) {
        reportMissing(name, "a text");
        return text(name);
    }

    boolean flag(String name) {
        return read(name, "true or false", v -> v instanceof Boolean b ? b : null).orElse(false);
    }

    Optional<Integer> whole(String name) {
        return read(name, "a whole number", v -> v instanceof Integer i ? i : null);
    }

    Optional<List<String>> texts(String name) {
        return read(name, "a list of texts", Attributes::asTexts);
    }

    Optional<List<Long>> numbers(String name) {
        return read(name, "a list of whole numbers", Attributes::asNumbers);
    }

    /// A list of lists of texts; empty when there is none.
    List<List<String>> textGroups(String name) {
        return read(name, "a list of lists of texts, [[\"a\",\"b\"],[\"c\"]]", Attributes::asGroups)
                .orElse(List.of());
    }

    /// An object whose members are lists of texts; `true` and `false` count as texts.
    Map<String, List<String>> textsByKey(String name) {
        return read(name, "an object of lists of texts, {\"a\":[\"b\"]}", Attributes::asTextsByKey)
                .orElse(Map.of());
    }

    Optional<Attributes> object(String name) {
        return read(name, "an object", Attributes::asObject)
                .map(o -> nested(o, place + " " + name, name));
    }

    /// A list of objects; empty when there is none.
    List<Attributes> objects(String name) {
        List<Map<String, Object>> found =
                read(name, "a list of objects", Attributes::asObjects).orElse(List.of());
        List<Attributes> objects = new ArrayList<>();
        for (Map<String, Object> object : found) {
            objects.add(nested(object, place + " " + name, name));
        }
        return objects;
    }

    void reportMissing(String name, String form) {
        if (!has(name)) {
            mistakes.add(
                    line(name), "'%s' (%s) at %s".formatted(name, form, place), "none", "Add it.");
        }
    }

    /// Reports the attribute's value.
    void refuse(String name, String expected, String found, String next) {
        mistakes.add(line(name), expected, "%s at %s".formatted(found, place), next);
    }

    private Attributes nested(Map<String, Object> object, String where, String under) {
        int line = line(under);
        return new Attributes(object, where, any -> line, mistakes);
    }

    private <T> Optional<T> read(String name, String form, Function<Object, @Nullable T> as) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        T read = as.apply(value);
        if (read == null) {
            mistakes.add(
                    line(name),
                    "%s for '%s' at %s".formatted(form, name, place),
                    "'%s'".formatted(value),
                    "Write it in that form.");
        }
        return Optional.ofNullable(read);
    }

    private static @Nullable List<String> asTexts(Object value) {
        return allOf(value, v -> v instanceof String || v instanceof Boolean ? v.toString() : null);
    }

    private static @Nullable List<Long> asNumbers(Object value) {
        return allOf(
                value,
                v -> v instanceof Integer || v instanceof Long ? ((Number) v).longValue() : null);
    }

    private static @Nullable List<List<String>> asGroups(Object value) {
        return allOf(value, Attributes::asTexts);
    }

    private static @Nullable List<Map<String, Object>> asObjects(Object value) {
        return allOf(value, Attributes::asObject);
    }

    private static @Nullable Map<String, List<String>> asTextsByKey(Object value) {
        Map<String, Object> object = asObject(value);
        if (object == null) {
            return null;
        }
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (Map.Entry<String, Object> member : object.entrySet()) {
            List<String> texts = asTexts(member.getValue());
            if (texts == null) {
                return null;
            }
            lists.put(member.getKey(), texts);
        }
        return lists;
    }

    private static @Nullable Map<String, Object> asObject(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((k, v) -> object.put(String.valueOf(k), v));
        return object;
    }

    private static <T> @Nullable List<T> allOf(Object value, Function<Object, @Nullable T> as) {
        if (!(value instanceof List<?> list)) {
            return null;
        }
        List<T> all = new ArrayList<>();
        for (Object each : list) {
            T read = as.apply(each);
            if (read == null) {
                return null;
            }
            all.add(read);
        }
        return all;
    }
}
