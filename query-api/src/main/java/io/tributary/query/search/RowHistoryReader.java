package io.tributary.query.search;

import io.tributary.query.history.HistorySource;
import io.tributary.query.history.RowChanges;
import io.tributary.query.history.RowChanges.Change;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
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
    static final int MOST_CHANGES = 1000;

    private static final int PAGE = 100;

    private final OpenSearchReader reader;

    public RowHistoryReader(OpenSearchReader reader) {
        this.reader = reader;
    }

    /// Newest first; one more than the page holds, when there is a next page.
    ///
    /// @throws QueryRefused alike for a row that is gone, one that never was, and one that the
    ///   caller may not see
    public List<Hit> history(Tenant tenant, HistoryRequest request) {
        return read(
                tenant,
                request,
                from -> reader.search(HistoryPlanner.since(tenant, request, from)));
    }

    /// The same, all of it and oldest first.
    ///
    /// @throws QueryRefused as above, and when there are more than {@link #MOST_CHANGES}
    public RowChanges changes(Tenant tenant, HistorySource source, UUID id) {
        HistoryRequest request = new HistoryRequest(source, id, PAGE, Optional.empty(), "");
        return new RowChanges(read(tenant, request, from -> forward(tenant, request, from)));
    }

    private List<Change> forward(Tenant tenant, HistoryRequest request, long from) {
        List<Change> changes = new ArrayList<>();
        List<@Nullable Object> after = List.of();
        List<Hit> page;
        do {
            page = reader.search(HistoryPlanner.forward(tenant, request, from, after));
            for (Hit hit : page) {
                changes.add(
                        new Change(
                                OffsetDateTime.parse(
                                                hit.document()
                                                        .path(HistoryIndex.OCCURRED_AT)
                                                        .asString())
                                        .toInstant(),
                                hit.document().path(HistoryIndex.CHANGES).path(request.row())));
                after = hit.sort();
            }
            if (changes.size() > MOST_CHANGES) {
                throw new QueryRefused(
                        ErrorCode.QUERY_TOO_MANY_CHANGES,
                        "Expected a row with at most %d changes, but found more. Read its history instead."
                                .formatted(MOST_CHANGES));
            }
        } while (page.size() == PAGE);
        return changes;
    }

    /// @param entries what there is from a position on
    private <T> List<T> read(Tenant tenant, HistoryRequest request, LongFunction<List<T>> entries) {
        HistorySource source = request.source();
        Optional<Hit> row =
                reader.get(SearchPlanner.plan(tenant, source.collection(), request.id()));
        if (source.removed().filter(tenant.role()::atLeast).isPresent()) {
            List<T> all = entries.apply(HistoryPlanner.WHOLE);
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
                .map(entries::apply)
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

    static QueryRefused nowhere(HistorySource source) {
        return new QueryRefused(
                ErrorCode.QUERY_NOT_FOUND,
                "Expected a document of %s with this id that the caller may see, but found none."
                        .formatted(source.collection().name()));
    }
}
