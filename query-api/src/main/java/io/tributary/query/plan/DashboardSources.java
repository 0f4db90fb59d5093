package io.tributary.query.plan;

import io.tributary.query.freshness.ReadModelInputs;
import io.tributary.schemas.catalog.Dashboard;
import io.tributary.schemas.catalog.Dashboard.Widget;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.catalog.Rollup;
import io.tributary.schemas.catalog.Verb;
import io.tributary.schemas.contract.IndexName;
import io.tributary.schemas.contract.TopicName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The dashboards that the catalog offers.
public final class DashboardSources {
    private final Supplier<Map<String, DashboardSource>> sources;

    public DashboardSources(LiveCatalog catalog) {
        this.sources = catalog.derived(DashboardSources::sources);
    }

    private static Map<String, DashboardSource> sources(DomainCatalog catalog) {
        Map<String, DashboardSource> sources = new HashMap<>();
        for (Domain domain : catalog.domains()) {
            for (Dashboard dashboard : domain.dashboards()) {
                sources.put(domain.name() + "/" + dashboard.name(), source(domain, dashboard));
            }
        }
        return sources;
    }

    public Optional<DashboardSource> find(String domain, String name) {
        return Optional.ofNullable(sources.get().get(domain + "/" + name));
    }

    public Stream<DashboardSource> all() {
        return sources.get().values().stream();
    }

    public Stream<ReadModelInputs> inputs() {
        return sources.get().values().stream()
                .flatMap(s -> s.rollups().stream())
                .map(RollupSource::inputs);
    }

    private static DashboardSource source(Domain domain, Dashboard dashboard) {
        Set<String> used =
                dashboard.widgets().stream().map(Widget::rollup).collect(Collectors.toSet());
        List<RollupSource> rollups =
                domain.entities().stream()
                        .flatMap(
                                entity ->
                                        entity.rollups().stream()
                                                .filter(r -> used.contains(r.name()))
                                                .map(r -> rollup(entity, r, dashboard)))
                        .toList();
        return new DashboardSource(
                domain.name(), dashboard.name(), dashboard.title(), dashboard.widgets(), rollups);
    }

    private static RollupSource rollup(Entity entity, Rollup rollup, Dashboard dashboard) {
        return new RollupSource(
                new ReadModelInputs(
                        IndexName.alias(rollup.domain(), rollup.name()),
                        Set.of(TopicName.of(entity.table()))),
                Objects.requireNonNull(entity.roles().get(Verb.READ), "Every verb has a role"),
                entity.feature(),
                rollup.dimensions(),
                dashboard.widgets().stream()
                        .filter(w -> w.rollup().equals(rollup.name()))
                        .toList());
    }
}
