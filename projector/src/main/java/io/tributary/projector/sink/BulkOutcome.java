package io.tributary.projector.sink;

import java.util.List;

/// What OpenSearch said to a bulk request.
///
/// @param accepted written, or older than what is there and so written before
/// @param stale how many of the accepted were older
/// @param refused the document itself is not acceptable, now and for ever
/// @param transientlyFailed to be tried again
/// @param trouble the first transient failure's text, empty when there is none
record BulkOutcome(
        List<DocumentWrite> accepted,
        int stale,
        List<Refused> refused,
        List<DocumentWrite> transientlyFailed,
        String trouble) {

    record Refused(DocumentWrite write, String type, String reason) {}

    static BulkOutcome unreachable(List<DocumentWrite> writes, String trouble) {
        return new BulkOutcome(List.of(), 0, List.of(), writes, trouble);
    }
}
