package io.tributary.query.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the parameters of a stream of changes.
public final class ChangesReader {
    /// What a browser sends by itself when it connects again.
    static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final String DOMAIN = "domain";
    private static final String ENTITY = "entity";
    private static final String AFTER = "after";
    private static final Set<String> OWN = Set.of(DOMAIN, ENTITY, AFTER, Parameters.TOKEN);

    private ChangesReader() {}

    /// @param lastEventId newer than the parameter, which a browser repeats with every connection
    /// @throws io.tributary.query.problem.QueryRefused naming every mistake
    public static ChangesRequest read(
            Parameters parameters, Optional<String> lastEventId, Instant until) {
        Mistakes mistakes = new Mistakes();
        for (String name : parameters.others(OWN)) {
            mistakes.add(
                    name, "unknown", "Expected no parameter but domain, entity, after and token.");
        }
        Optional<String> domain = parameters.one(DOMAIN, mistakes);
        Optional<String> entity = parameters.one(ENTITY, mistakes);
        if (entity.isPresent() && domain.isEmpty()) {
            mistakes.add(DOMAIN, "form", "Expected the domain of the entity beside it.");
        }
        Optional<String> after = parameters.one(AFTER, mistakes);
        mistakes.refuseIfAny();
        return new ChangesRequest(
                domain,
                entity,
                lastEventId
                        .filter(id -> !id.isEmpty())
                        .or(() -> after)
                        .map(text -> List.of(text.split(",", -1)))
                        .orElse(List.of()),
                until);
    }
}
