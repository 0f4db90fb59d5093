package io.tributary.query.export;

import io.tributary.query.request.QueryCollections;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.LiveCatalog;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The entities that can be exported, by the word that commands and imports call them.
public final class ExportSources {
    private final Supplier<Map<String, ExportSource>> sources;

    public ExportSources(LiveCatalog live, QueryCollections collections) {
        this.sources = live.derived(catalog -> sources(catalog, collections));
    }

    private static Map<String, ExportSource> sources(
            DomainCatalog catalog, QueryCollections collections) {
        Map<String, ExportSource> sources = new HashMap<>();
        catalog.entities()
                .forEach(
                        entity ->
                                collections
                                        .find(entity.domain(), entity.table().table())
                                        .ifPresent(
                                                collection ->
                                                        sources.put(
                                                                entity.domain()
                                                                        + "/"
                                                                        + entity.word(),
                                                                new ExportSource(
                                                                        collection,
                                                                        ExportColumn.of(entity)))));
        return sources;
    }

    public Optional<ExportSource> find(String domain, String word) {
        return Optional.ofNullable(sources.get().get(domain + "/" + word));
    }
}
