package io.tributary.projector.index;

import io.tributary.schemas.contract.IndexName;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Which read models have two indices, so that every change must be written to both.
///
/// **Every process knows it in time**: an answer is never older than {@link #OLDEST}. Thread-safe.
@Component
public class SecondIndices {
    /// After this time every writer writes to a second index that was made.
    public static final Duration OLDEST = Duration.ofMillis(500);

    private final OpenSearchCalls calls;
    private @Nullable Seen seen;

    private record Seen(Set<String> aliases, long at) {}

    public SecondIndices(OpenSearchCalls calls) {
        this.calls = calls;
    }

    /// The aliases of those read models.
    ///
    /// @throws IOException when OpenSearch does not answer and what was known is too old
    public synchronized Set<String> aliases() throws IOException {
        long now = System.nanoTime();
        Seen known = seen;
        if (known == null || now - known.at() > OLDEST.toNanos()) {
            known = new Seen(ask(), now);
            seen = known;
        }
        return known.aliases();
    }

    /// What was known counts no more.
    public synchronized void forget() {
        seen = null;
    }

    private Set<String> ask() throws IOException {
        var answer = calls.get("/_alias/" + IndexName.second("*"));
        if (answer.status() == 404) {
            return Set.of();
        }
        if (!answer.accepted()) {
            throw new IOException("The aliases could not be read: " + answer.body());
        }
        Set<String> aliases = new HashSet<>();
        for (JsonNode index : answer.body()) {
            index.path("aliases")
                    .propertyNames()
                    .forEach(name -> aliases.add(IndexName.ofSecond(name)));
        }
        return aliases;
    }
}
