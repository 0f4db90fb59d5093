package io.tributary.query.request;

import io.tributary.query.history.HistorySource;
import java.util.Optional;
import java.util.UUID;

/// A page of a row's history as the caller wants it.
///
/// @param list names the row, so that a cursor fits no other list
public record HistoryRequest(
        HistorySource source, UUID id, int limit, Optional<PageCursor> cursor, String list) {

    /// How the history names the row.
    public String row() {
        return source.row(id);
    }
}
