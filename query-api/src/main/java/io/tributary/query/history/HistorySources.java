package io.tributary.query.history;

import io.tributary.query.request.QueryCollection;
import io.tributary.query.request.QueryCollections;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.FiguresVisibility;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.derive.Columns;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The collections whose rows have a history: those of tables. Figures change with other rows and
/// have none.
public final class HistorySources {
    private static final Role LEAST_FOR_REMOVED = Role.ADMIN;

    private final Supplier<Map<String, HistorySource>> sources;

    public HistorySources(LiveCatalog live, QueryCollections collections) {
        this.sources = live.derived(catalog -> sources(catalog, collections));
    }

    private static Map<String, HistorySource> sources(
            DomainCatalog catalog, QueryCollections collections) {
        FiguresVisibility visibility = new FiguresVisibility(catalog);
        return collections
                .of(catalog.entities())
                .collect(
                        Collectors.toUnmodifiableMap(
                                of -> "" + of.entity().table(),
                                of -> of(of.entity(), of.collection(), visibility)));
    }

    public Optional<HistorySource> find(String domain, String collection) {
        return Optional.ofNullable(sources.get().get(domain + "." + collection));
    }

    private static HistorySource of(
            Entity entity, QueryCollection collection, FiguresVisibility visibility) {
        return new HistorySource(
                entity,
                collection,
                Columns.of(entity).stream()
                        .filter(c -> !BaseColumns.NAMES.contains(c.name()))
                        .toList(),
                visibility
                        .leastRole(entity)
                        .map(role -> role.atLeast(LEAST_FOR_REMOVED) ? role : LEAST_FOR_REMOVED));
    }
}
