package io.tributary.query.request;

import java.util.List;
import java.util.Optional;

/// A list as the caller wants it.
///
/// @param list names collection, conditions and order, so that a cursor fits no other list
public record DocumentsRequest(
        QueryCollection collection,
        List<Condition> conditions,
        Sort sort,
        int limit,
        Optional<PageCursor> cursor,
        String list) {
    public DocumentsRequest {
        conditions = List.copyOf(conditions);
    }
}
