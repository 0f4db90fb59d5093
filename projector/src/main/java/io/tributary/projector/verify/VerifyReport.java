package io.tributary.projector.verify;

import java.util.List;
import java.util.Map;

/// What a verification found.
///
/// @param compared documents and rows per read model
/// @param differences those that stood a second look
/// @param repairs one line per repair that was sent through the pipeline
/// @param milliseconds the whole took
public record VerifyReport(
        Map<String, Long> compared,
        List<Difference> differences,
        List<String> repairs,
        long milliseconds) {
    private static final int SHOWN = 1_000;

    public VerifyReport {
        compared = Map.copyOf(compared);
        differences = List.copyOf(differences);
        repairs = List.copyOf(repairs);
    }

    /// For a terminal.
    public String text() {
        StringBuilder text = new StringBuilder();
        compared.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        e ->
                                text.append(
                                        "%-44s %,12d compared%n"
                                                .formatted(e.getKey(), e.getValue())));
        differences.stream().limit(SHOWN).forEach(d -> text.append(d).append('\n'));
        if (differences.size() > SHOWN) {
            text.append("… and %,d more%n".formatted(differences.size() - SHOWN));
        }
        repairs.forEach(r -> text.append("repair   ").append(r).append('\n'));
        text.append(
                "%,d differences in %,d compared, %,d ms%n"
                        .formatted(
                                differences.size(),
                                compared.values().stream().mapToLong(Long::longValue).sum(),
                                milliseconds));
        return text.toString();
    }
}
