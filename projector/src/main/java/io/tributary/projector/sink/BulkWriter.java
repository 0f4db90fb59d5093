package io.tributary.projector.sink;

import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.projector.sink.BulkOutcome.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Writes documents in one bulk request and sorts the answers.
///
/// **Replaying is safe.** A document's external version is its record's position. OpenSearch
/// refuses a version it has already passed; that means the work was done before, so it counts as
/// accepted. Two requests with the same document may overtake each other for the same reason.
///
/// **Thread-safe.**
final class BulkWriter {
    private static final int VERSION_CONFLICT = 409;

    /// The 400 class without those that speak of the server, not of the document.
    private static final Set<Integer> NOT_THE_DOCUMENTS_FAULT = Set.of(401, 403, 404, 408, 429);

    /// What is said of a second index that was deleted: the rebuild is over.
    private static final Set<String> GONE =
            Set.of("index_not_found_exception", "invalid_index_name_exception");

    private static final Map<String, String> ANSWER =
            Map.of(
                    "filter_path",
                    "errors,items.*.status,items.*.error.type,items.*.error.reason"
                            + ",items.*.error.caused_by.reason");

    private final OpenSearchCalls calls;

    BulkWriter(OpenSearchCalls calls) {
        this.calls = calls;
    }

    BulkOutcome write(List<DocumentWrite> writes) {
        try {
            var answer = calls.call("POST", "/_bulk", ANSWER, BulkRequestBody.of(writes));
            if (!answer.accepted()) {
                return BulkOutcome.unreachable(
                        writes, "status %d: %s".formatted(answer.status(), answer.body()));
            }
            if (!answer.body().path("errors").asBoolean(true)) {
                return new BulkOutcome(writes, 0, List.of(), List.of(), "");
            }
            return sorted(writes, answer.body().path("items"));
        } catch (IOException unreachable) {
            return BulkOutcome.unreachable(writes, "" + unreachable.getMessage());
        }
    }

    private static BulkOutcome sorted(List<DocumentWrite> writes, JsonNode items) {
        if (items.size() != writes.size()) {
            return BulkOutcome.unreachable(writes, "an answer of %d items".formatted(items.size()));
        }
        List<DocumentWrite> accepted = new ArrayList<>(writes.size());
        List<Refused> refused = new ArrayList<>();
        List<DocumentWrite> again = new ArrayList<>();
        int stale = 0;
        String trouble = "";
        for (int i = 0; i < writes.size(); i++) {
            DocumentWrite write = writes.get(i);
            JsonNode result = items.get(i).iterator().next();
            int status = result.path("status").asInt(500);
            JsonNode error = result.path("error");
            if (status < 300 || (status == 404 && error.isMissingNode())) {
                accepted.add(write);
            } else if (status == VERSION_CONFLICT) {
                accepted.add(write);
                stale++;
            } else if (write.second() && GONE.contains(error.path("type").asString(""))) {
                accepted.add(write);
            } else if (status < 500 && !NOT_THE_DOCUMENTS_FAULT.contains(status)) {
                refused.add(
                        new Refused(write, error.path("type").asString("unknown"), text(error)));
            } else {
                again.add(write);
                trouble = trouble.isEmpty() ? "status " + status + ": " + text(error) : trouble;
            }
        }
        return new BulkOutcome(accepted, stale, refused, again, trouble);
    }

    private static String text(JsonNode error) {
        String cause = error.path("caused_by").path("reason").asString("");
        String reason = error.path("reason").asString("no reason given");
        return cause.isEmpty() ? reason : reason + "; " + cause;
    }
}
