package io.tributary.cdc.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the engine puts where the log has no value: Postgres leaves unchanged wide values out
/// unless the replica identity is full.
public final class AbsentValue {
    /// Starts with the one character that no Postgres text can hold, so no row can look like it.
    public static final String PLACEHOLDER = "\0absent";

    private AbsentValue() {}

    static boolean is(@Nullable Object value) {
        return switch (value) {
            case String text -> isPlaceholder(text);
            case List<?> list -> !list.isEmpty() && is(list.getFirst());
            case null, default -> false;
        };
    }

    private static boolean isPlaceholder(String text) {
        return text.length() == PLACEHOLDER.length() && text.equals(PLACEHOLDER);
    }
}
