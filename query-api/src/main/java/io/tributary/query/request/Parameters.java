package io.tributary.query.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The query string: names and values, decoded, in the order given.
public record Parameters(Map<String, List<String>> values) {
    public static final String TOKEN = "token";

    public Parameters {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, given) -> copy.put(name, List.copyOf(given)));
        values = Collections.unmodifiableMap(copy);
    }

    /// The one value of a parameter; more than one is a mistake.
    Optional<String> one(String name, Mistakes mistakes) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            mistakes.add(
                    name,
                    "repeated",
                    "Expected the parameter once, but found it %d times.".formatted(given.size()));
        }
        return given.stream().findFirst();
    }

    /// The names that are not among `known`.
    List<String> others(Set<String> known) {
        List<String> others = new ArrayList<>(values.keySet());
        others.removeAll(known);
        return others;
    }
}
