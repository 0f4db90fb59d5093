package io.tributary.query.history;

import io.tributary.query.freshness.ReadModelInputs;
import io.tributary.query.request.QueryCollection;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.TableName;
import io.tributary.schemas.contract.TopicName;
import io.tributary.schemas.derive.Column;
import io.tributary.schemas.derive.HistoryIndex;
import io.tributary.schemas.derive.JournalSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The rows of a collection as those whose history is asked for.
///
/// @param fields what is told of a change; whatever else the journal holds is not shown
/// @param removed the least role that sees the history of a row that is gone: it would have seen
///   every row while there was one; empty when no role would
public record HistorySource(
        Entity entity, QueryCollection collection, List<Column> fields, Optional<Role> removed) {
    /// The read model of all histories.
    public static final ReadModelInputs INPUTS =
            new ReadModelInputs(HistoryIndex.ALIAS, Set.of(TopicName.of(JournalSchema.TABLE)));

    public HistorySource {
        fields = List.copyOf(fields);
    }

    /// How the history names the row.
    public String row(UUID id) {
        return HistoryIndex.row(new TableName(collection.domain(), collection.name()), id);
    }
}
