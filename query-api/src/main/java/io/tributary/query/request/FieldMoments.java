package io.tributary.query.request;

import java.time.Instant;

/// Moments as every document and every answer spells them.
public final class FieldMoments {
    private FieldMoments() {}

    /// ISO 8601 in UTC, with milliseconds.
    public static String text(Instant moment) {
        return FieldValue.MOMENT.format(moment);
    }
}
