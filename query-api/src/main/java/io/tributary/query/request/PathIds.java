package io.tributary.query.request;

import io.tributary.query.problem.FieldError;
import io.tributary.query.problem.QueryRefused;
import io.tributary.schemas.contract.ErrorCode;
import java.util.List;
import java.util.UUID;

/// Parts of the path that must be UUIDs.
public final class PathIds {
    private PathIds() {}

    /// @throws QueryRefused naming the part
    public static UUID uuid(String name, String text) {
        return FieldValue.uuid(text)
                .orElseThrow(
                        () ->
                                new QueryRefused(
                                        ErrorCode.QUERY_BAD_PARAMETER,
                                        "Expected a UUID in the path. Mend the part listed in errors.",
                                        List.of(new FieldError(name, "type", "Expected a UUID."))));
    }
}
