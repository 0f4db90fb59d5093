package io.tributary.query.export;

import io.tributary.query.request.QueryCollections;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.LiveCatalog;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The entities that can be exported, by the word that commands and imports call them.
public final class ExportSources {
    private final Supplier<Map<String, ExportSource>> sources;

    public ExportSources(LiveCatalog live, QueryCollections collections) {
        this.sources = live.derived(catalog -> sources(catalog, collections));
    }

    private static Map<String, ExportSource> sources(
            DomainCatalog catalog, QueryCollections collections) {
        return collections
                .of(catalog.entities())
                .collect(
                        Collectors.toUnmodifiableMap(
                                of -> of.entity().domain() + "/" + of.entity().word(),
                                of ->
                                        new ExportSource(
                                                of.collection(), ExportColumn.of(of.entity()))));
    }

    public Optional<ExportSource> find(String domain, String word) {
        return Optional.ofNullable(sources.get().get(domain + "/" + word));
    }
}
