package io.tributary.query.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// How much memory an answer takes, roughly: what it says as text, and something for each part.
final class AnswerSize {
    private static final int PART = 100;
    private static final int BYTES_PER_CHARACTER = 3;

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
            case Hit hit -> PART + (long) BYTES_PER_CHARACTER * hit.document().toString().length();
            case Figures figures ->
                    PART + figures.rows().values().stream().mapToLong(AnswerSize::row).sum();
            default -> throw new IllegalArgumentException("Not a part: " + part.getClass());
        };
    }

    private static long row(Map<String, BigDecimal> row) {
        return PART + (long) PART * row.size();
    }
}
