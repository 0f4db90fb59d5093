package io.tributary.query.request;

import java.util.List;
import java.util.Optional;

/// A page of the audit log as the caller wants it.
///
/// @param list names the conditions, so that a cursor fits no other list
public record AuditRequest(
        List<Condition> conditions, int limit, Optional<PageCursor> cursor, String list) {
    public AuditRequest {
        conditions = List.copyOf(conditions);
    }
}
