package io.tributary.projector.projection;

import io.tributary.schemas.catalog.Rollup;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The id of a rollup document: `<organization>/<rollup>/<bucket in epoch minutes>/<dimension>/…`.
///
/// Two different lists of dimensions never give the same id: `%`, `/` and `~` in a text are
/// percent-encoded, and null is a bare `~`.
public final class RollupDocumentId {
    private static final String NULL = "~";

    private RollupDocumentId() {}

    /// @param dimensions values as in the document's JSON, in the rollup's order
    public static String of(
            UUID organization,
            Rollup rollup,
            long bucketMinutes,
            List<? extends @Nullable Object> dimensions) {
        StringBuilder id =
                new StringBuilder()
                        .append(organization)
                        .append('/')
                        .append(rollup.name())
                        .append('/')
                        .append(bucketMinutes);
        for (@Nullable Object dimension : dimensions) {
            id.append('/').append(text(dimension));
        }
        return id.toString();
    }

    private static String text(@Nullable Object dimension) {
        if (dimension == null) {
            return NULL;
        }
        return dimension.toString().replace("%", "%25").replace("/", "%2F").replace("~", "%7E");
    }
}
