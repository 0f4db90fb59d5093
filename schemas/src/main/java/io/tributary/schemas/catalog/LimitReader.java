package io.tributary.schemas.catalog;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `@limit` of a command and `@limits` of an entity.
final class LimitReader {
    private static final int LONGEST_MINUTES = 24 * 60;
    private static final String NEXT = "Write {\"most\":5,\"minutes\":15} or {\"per_minute\":30}.";

    private LimitReader() {}

    static Optional<RateLimit> ofCommand(String command, Attributes annotations) {
        return annotations
                .object("limit")
                .flatMap(l -> read(command, l, RateLimit.Per.ORGANIZATION));
    }

    /// What each user may do per verb with rows of an entity.
    static Map<Verb, RateLimit> perVerb(String domain, String word, Attributes annotations) {
        Map<Verb, RateLimit> limits = new EnumMap<>(Verb.class);
        annotations
                .object("limits")
                .ifPresent(
                        all -> {
                            all.refuseOthersThan(Set.of("create", "update", "delete", "read"));
                            for (Verb verb : Verb.values()) {
                                String name = "%s.%s.%ss".formatted(domain, word, verb.spelling());
                                all.object(verb.spelling())
                                        .flatMap(l -> read(name, l, RateLimit.Per.USER))
                                        .ifPresent(limit -> limits.put(verb, limit));
                            }
                        });
        return limits;
    }

    private static Optional<RateLimit> read(String name, Attributes limit, RateLimit.Per usual) {
        limit.refuseOthersThan(Set.of("per_minute", "most", "minutes", "per"));
        boolean perMinute = limit.has("per_minute");
        if (perMinute == (limit.has("most") || limit.has("minutes"))) {
            limit.refuse(
                    perMinute ? "per_minute" : "most",
                    "either per_minute, or most and minutes",
                    perMinute ? "both" : "neither",
                    NEXT);
            return Optional.empty();
        }
        Optional<Integer> most = within(limit, perMinute ? "per_minute" : "most", RateLimit.MOST);
        Optional<Integer> minutes =
                perMinute ? Optional.of(1) : within(limit, "minutes", LONGEST_MINUTES);
        Optional<RateLimit.Per> per =
                limit.has("per")
                        ? limit.text("per").flatMap(p -> per(limit, p))
                        : Optional.of(usual);
        return most.isPresent() && minutes.isPresent() && per.isPresent()
                ? Optional.of(new RateLimit(name, most.get(), minutes.get(), per.get()))
                : Optional.empty();
    }

    private static Optional<Integer> within(Attributes limit, String name, int highest) {
        limit.reportMissing(name, "a whole number");
        Optional<Integer> number = limit.whole(name);
        number.filter(n -> n < 1 || n > highest)
                .ifPresent(
                        n ->
                                limit.refuse(
                                        name,
                                        "1 to %d for '%s'".formatted(highest, name),
                                        String.valueOf(n),
                                        NEXT));
        return number;
    }

    private static Optional<RateLimit.Per> per(Attributes limit, String spelling) {
        return switch (spelling) {
            case "organization" -> Optional.of(RateLimit.Per.ORGANIZATION);
            case "user" -> Optional.of(RateLimit.Per.USER);
            default -> {
                limit.refuse("per", "organization or user", "'%s'".formatted(spelling), "Use one.");
                yield Optional.empty();
            }
        };
    }
}
