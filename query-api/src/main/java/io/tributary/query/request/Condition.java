package io.tributary.query.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a document must satisfy. There are no other forms: nothing a caller writes is ever a query.
///
/// Paths come from the catalog; values are typed (text, long, decimal or boolean).
public sealed interface Condition {
    String path();

    record Is(String path, Object value) implements Condition {}

    record AnyOf(String path, List<?> values) implements Condition {
        public AnyOf {
            values = List.copyOf(values);
        }
    }

    /// At least one bound is there; of each pair at most one.
    record Between(
            String path,
            @Nullable Object atLeast,
            @Nullable Object above,
            @Nullable Object atMost,
            @Nullable Object below)
            implements Condition {}

    record StartsWith(String path, String prefix) implements Condition {}

    /// Every word stands in one of the texts, the last one perhaps only its beginning. The better a
    /// document fits, the higher it scores.
    ///
    /// @param paths of the texts as they are searched; at least one
    /// @param stems paths where another form of a word is found too, and scores less
    /// @param words at least one
    record Words(List<String> paths, List<String> stems, List<String> words) implements Condition {
        public Words {
            paths = List.copyOf(paths);
            stems = List.copyOf(stems);
            words = List.copyOf(words);
        }

        @Override
        public String path() {
            return paths.getFirst();
        }
    }
}
