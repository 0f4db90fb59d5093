package io.tributary.query.search;

import io.tributary.query.history.HistorySource;
import io.tributary.query.plan.TenantFilter;
import io.tributary.query.problem.QueryRefused;
import io.tributary.query.request.AsOf;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.derive.VisibleTo;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Reads how a row stood, for those who may see its history and would have seen it then.
@Component
public class RowThenReader {
    private final RowHistoryReader histories;

    public RowThenReader(RowHistoryReader histories) {
        this.histories = histories;
    }

    /// The columns that had a value, as the journal spells them.
    ///
    /// @throws QueryRefused alike for a row that the caller may not see, or not as it stood; in
    ///   another way when it was not there then
    public Map<String, JsonNode> row(Tenant tenant, HistorySource source, UUID id, AsOf asOf) {
        Map<String, JsonNode> row =
                histories.changes(tenant, source, id).at(asOf).orElseThrow(() -> notThere(source));
        if (!admitted(tenant, source.entity().visibility(), row::get)) {
            throw RowHistoryReader.nowhere(source);
        }
        return row;
    }

    /// Where other rows decide, those of today do.
    private static boolean admitted(
            Tenant tenant, Visibility form, Function<String, @Nullable JsonNode> field) {
        return switch (form) {
            case Visibility.ParticipantsOf _, Visibility.Parent _ -> true;
            case Visibility.Everyone _,
                    Visibility.Roles _,
                    Visibility.Owner _,
                    Visibility.AuthorsDrafts _ ->
                    TenantFilter.of(tenant)
                            .admits(
                                    Set.copyOf(
                                            VisibleTo.of(form, name -> text(field.apply(name)))));
        };
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null ? null : value.asString();
    }

    private static QueryRefused notThere(HistorySource source) {
        return new QueryRefused(
                ErrorCode.QUERY_NOT_THERE_THEN,
                "Expected a row of %s that was there then, but it was not. Its history tells when it was."
                        .formatted(source.collection().name()));
    }
}
