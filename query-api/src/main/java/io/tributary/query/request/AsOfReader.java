package io.tributary.query.request;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/// Reads which state of a row is wanted: `at`, an RFC 3339 moment or a version.
public final class AsOfReader {
    private static final String AT = "at";
    private static final Set<String> OWN = Set.of(AT, Parameters.TOKEN);

    private AsOfReader() {}

    /// Whether an earlier state is asked for at all.
    public static boolean asked(Parameters parameters) {
        return parameters.values().containsKey(AT);
    }

    /// @throws io.tributary.query.problem.QueryRefused naming every mistake
    public static AsOf read(Parameters parameters) {
        Mistakes mistakes = new Mistakes();
        for (String name : parameters.others(OWN)) {
            mistakes.add(name, "unknown", "Expected no parameter but at and token.");
        }
        String given = parameters.one(AT, mistakes).orElse("");
        Optional<AsOf> asOf = given.matches("[0-9]{1,18}") ? version(given) : moment(given);
        if (asOf.isEmpty()) {
            mistakes.add(
                    AT,
                    "form",
                    "a version or a moment such as 2026-11-22T10:00:00Z (a + is sent as %2B)",
                    given);
        }
        mistakes.refuseIfAny();
        return asOf.orElseThrow();
    }

    private static Optional<AsOf> version(String given) {
        return Optional.of(Long.parseLong(given)).filter(v -> v > 0).map(AsOf.Version::new);
    }

    private static Optional<AsOf> moment(String given) {
        try {
            return Optional.of(new AsOf.Moment(OffsetDateTime.parse(given).toInstant()));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
