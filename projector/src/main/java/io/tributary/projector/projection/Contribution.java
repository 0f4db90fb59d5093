package io.tributary.projector.projection;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a row last added to a read model, kept so that it can be taken back.
///
/// @param documentId the document it was added to
public record Contribution(String documentId, long[] measures) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Contribution(String thatId, long[] thatMeasures)
                && documentId.equals(thatId)
                && Arrays.equals(measures, thatMeasures);
    }

    @Override
    public int hashCode() {
        return 31 * documentId.hashCode() + Arrays.hashCode(measures);
    }
}
