package io.tributary.projector.projection;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A row's content together with its subject: the key that the rows and those that decide who sees
/// them have in common.
///
/// @param subject `<organization>/<value>`; empty when the row names none
public record Placed(String subject, byte[] content) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Placed(String thatSubject, byte[] thatContent)
                && subject.equals(thatSubject)
                && Arrays.equals(content, thatContent);
    }

    @Override
    public int hashCode() {
        return 31 * subject.hashCode() + Arrays.hashCode(content);
    }
}
