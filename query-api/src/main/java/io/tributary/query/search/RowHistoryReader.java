package io.tributary.query.search;

import io.tributary.query.history.HistorySource;
import io.tributary.query.plan.HistoryPlanner;
import io.tributary.query.plan.SearchPlanner;
import io.tributary.query.problem.QueryRefused;
import io.tributary.query.request.HistoryRequest;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.derive.HistoryIndex;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Reads what happened to a row, for those who may see it and nobody else.
///
/// **Whoever sees the row sees its history**, back to its creation. What was before it under the
/// same id, and the history of a row that is gone, is seen by those whose role would have seen
/// every row of the collection: ids are chosen by callers, and who makes a row anew must not
/// inherit what it was.
@Component
public class RowHistoryReader {
    private final OpenSearchReader reader;

    public RowHistoryReader(OpenSearchReader reader) {
        this.reader = reader;
    }

    /// Newest first; one more than the page holds, when there is a next page.
    ///
    /// @throws QueryRefused alike for a row that is gone, one that never was, and one that the
    ///   caller may not see
    public List<Hit> history(Tenant tenant, HistoryRequest request) {
        HistorySource source = request.source();
        Optional<Hit> row =
                reader.get(SearchPlanner.plan(tenant, source.collection(), request.id()));
        if (source.removed().filter(tenant.role()::atLeast).isPresent()) {
            List<Hit> all = reader.search(HistoryPlanner.whole(tenant, request));
            if (row.isEmpty() && all.isEmpty()) {
                throw nowhere(source);
            }
            return all;
        }
        Instant created = row.map(RowHistoryReader::created).orElseThrow(() -> nowhere(source));
        return reader.search(HistoryPlanner.creation(tenant, request)).stream()
                .filter(entry -> madeAt(entry, request.row()).equals(created))
                .findFirst()
                .map(entry -> entry.document().path(HistoryIndex.POSITION).asLong())
                .map(from -> reader.search(HistoryPlanner.since(tenant, request, from)))
                .orElse(List.of());
    }

    private static Instant created(Hit row) {
        return moment(row.document());
    }

    /// The row's moment of creation as the journal has it: the history may be behind the documents,
    /// and its last creation that of another row.
    private static Instant madeAt(Hit entry, String row) {
        return moment(
                entry.document().path(HistoryIndex.CHANGES).path(row).path(HistoryIndex.AFTER));
    }

    private static Instant moment(JsonNode row) {
        return OffsetDateTime.parse(row.path(BaseColumns.CREATED_AT).asString("")).toInstant();
    }

    private static QueryRefused nowhere(HistorySource source) {
        return new QueryRefused(
                ErrorCode.QUERY_NOT_FOUND,
                "Expected a document of %s with this id that the caller may see, but found none."
                        .formatted(source.collection().name()));
    }
}
