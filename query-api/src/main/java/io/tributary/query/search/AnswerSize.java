package io.tributary.query.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// How much memory an answer takes, roughly: its texts, and something for each value.
final class AnswerSize {
    private static final int PART = 100;
    private static final int VALUE = 60;
    private static final int BYTES_PER_CHARACTER = 2;

    private AnswerSize() {}

    /// In bytes, never 0.
    static int of(Object answer) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, PART + bytes(answer)));
    }

    private static long bytes(Object answer) {
        return switch (answer) {
            case List<?> hits -> hits.stream().mapToLong(AnswerSize::part).sum();
            case Map<?, ?> figures -> figures.values().stream().mapToLong(AnswerSize::part).sum();
            default -> throw new IllegalArgumentException("Not an answer: " + answer.getClass());
        };
    }

    private static long part(Object part) {
        return switch (part) {
            case Hit hit -> PART + value(hit.document()) + found(hit);
            case Figures figures ->
                    PART + figures.rows().values().stream().mapToLong(AnswerSize::row).sum();
            default -> throw new IllegalArgumentException("Not a part: " + part.getClass());
        };
    }

    private static long value(JsonNode value) {
        long bytes = VALUE;
        if (value.isString()) {
            bytes += text(value.asString());
        }
        for (JsonNode inner : value) {
            bytes += value(inner);
        }
        return bytes;
    }

    private static long found(Hit hit) {
        return hit.found().values().stream()
                .flatMap(List::stream)
                .mapToLong(part -> VALUE + text(part))
                .sum();
    }

    private static long text(String text) {
        return (long) BYTES_PER_CHARACTER * text.length();
    }

    private static long row(Map<String, BigDecimal> row) {
        return PART + (long) PART * row.size();
    }
}
