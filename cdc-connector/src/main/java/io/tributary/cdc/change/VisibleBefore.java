package io.tributary.cdc.change;

import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.derive.VisibleTo;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/// Tells who saw a row before it changed or went: whoever follows the topic live must take it from
/// them, and the record itself holds the new row only.
final class VisibleBefore {
    private VisibleBefore() {}

    /// @param before the whole row; null when there was none
    static Optional<Header> header(Visibility form, @Nullable Struct before) {
        if (before == null) {
            return Optional.empty();
        }
        String seenBy = String.join(",", VisibleTo.of(form, field -> value(before, field)));
        return Optional.of(
                new RecordHeader(
                        ChangeHeader.VISIBLE_BEFORE, seenBy.getBytes(StandardCharsets.UTF_8)));
    }

    private static @Nullable Object value(Struct row, String field) {
        return row.schema().field(field) == null ? null : row.get(field);
    }
}
