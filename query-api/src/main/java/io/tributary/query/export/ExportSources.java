package io.tributary.query.export;

import io.tributary.query.request.QueryCollections;
import io.tributary.schemas.catalog.DomainCatalog;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The entities that can be exported, by the word that commands and imports call them.
public final class ExportSources {
    private final Map<String, ExportSource> sources = new HashMap<>();

    public ExportSources(DomainCatalog catalog, QueryCollections collections) {
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
    }

    public Optional<ExportSource> find(String domain, String word) {
        return Optional.ofNullable(sources.get(domain + "/" + word));
    }
}
