package io.tributary.query.request;

import io.tributary.query.export.ExportFormat;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the parameters of an export: a format, and the conditions of a list.
public final class ExportReader {
    private static final String FORMAT = "format";
    private static final Set<String> OWN = Set.of(FORMAT, Parameters.TOKEN);

    private ExportReader() {}

    /// @throws io.tributary.query.problem.QueryRefused naming every mistake
    public static ExportRequest read(QueryCollection collection, Parameters parameters) {
        Mistakes mistakes = new Mistakes();
        ConditionReader conditions = new ConditionReader(collection, mistakes);
        for (String name : parameters.others(OWN)) {
            parameters.one(name, mistakes).ifPresent(text -> conditions.read(name, text));
        }
        ExportFormat format = format(parameters.one(FORMAT, mistakes), mistakes);
        ExportRequest request = new ExportRequest(collection, conditions.conditions(), format);
        mistakes.refuseIfAny();
        return request;
    }

    private static ExportFormat format(Optional<String> text, Mistakes mistakes) {
        String given = text.orElse(ExportFormat.CSV.spelling());
        return ExportFormat.ofSpelling(given)
                .orElseGet(
                        () -> {
                            mistakes.add(
                                    FORMAT,
                                    "unknown",
                                    Arrays.stream(ExportFormat.values())
                                            .map(ExportFormat::spelling)
                                            .collect(Collectors.joining(" or ")),
                                    given);
                            return ExportFormat.CSV;
                        });
    }
}
