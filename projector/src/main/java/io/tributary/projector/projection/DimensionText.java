package io.tributary.projector.projection;

import org.jspecify.annotations.Nullable;

/// A dimension's value as a segment of a rollup document's id. Two different lists of values never
/// give the same id: `%`, `/` and `~` in a text are percent-encoded, and null is a bare `~`.
final class DimensionText {
    private static final String NULL = "~";

    private DimensionText() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        return value.toString().replace("%", "%25").replace("/", "%2F").replace("~", "%7E");
    }
}
