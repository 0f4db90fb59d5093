package io.tributary.query.offer;

import io.tributary.query.plan.DashboardSources;
import io.tributary.query.plan.SearchPlanner;
import io.tributary.query.request.QueryCollections;
import io.tributary.query.tenancy.People;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.catalog.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What there is for one caller: collections with their fields and commands, dashboards with their
/// measures. Pure functions of the catalog, the caller's role and the organization's features.
@Component
public final class Offers {
    private final LiveCatalog live;
    private final QueryCollections collections;
    private final DashboardSources dashboards;

    public Offers(LiveCatalog live, QueryCollections collections, DashboardSources dashboards) {
        this.live = live;
        this.collections = collections;
        this.dashboards = dashboards;
    }

    /// A domain of which nothing is allowed is left out.
    public Map<String, Object> to(Tenant tenant) {
        DomainCatalog catalog = live.get();
        List<Map<String, Object>> domains =
                catalog.domains().stream()
                        .map(domain -> domain(catalog, domain, tenant))
                        .filter(Offers::isSomething)
                        .toList();
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("role", tenant.role().spelling());
        offer.put("features", tenant.features().stream().sorted().toList());
        offer.put("switched_off", switchedOff(catalog, tenant));
        offer.put("people", People.MEMBERS);
        offer.put("domains", domains);
        return offer;
    }

    /// The commands that need no membership, and what is about the caller's own rows.
    public Map<String, Object> toAnybody() {
        DomainCatalog catalog = live.get();
        return Map.of(
                "founding",
                commands(catalog, CommandDefinition::founding),
                "joining",
                commands(catalog, c -> c.terms().joining()),
                "own",
                catalog.domains().stream()
                        .flatMap(
                                domain ->
                                        domain.entities().stream()
                                                .filter(e -> e.scope() == Scope.USER)
                                                .map(
                                                        e ->
                                                                CollectionOffer.ofOwn(
                                                                        catalog, domain, e)))
                        .toList());
    }

    private static List<Map<String, Object>> commands(
            DomainCatalog catalog, Predicate<CommandDefinition> wanted) {
        return catalog.domains().stream()
                .flatMap(
                        domain ->
                                domain.commands().stream()
                                        .filter(wanted)
                                        .map(c -> CommandOffer.of(catalog, domain, c)))
                .toList();
    }

    private Map<String, Object> domain(DomainCatalog catalog, Domain domain, Tenant tenant) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Entity entity : domain.entities()) {
            names(entity)
                    .flatMap(name -> collections.find(domain.name(), name).stream())
                    .filter(collection -> SearchPlanner.isAllowed(tenant, collection))
                    .map(c -> CollectionOffer.of(catalog, domain, entity, c, tenant))
                    .forEach(all::add);
        }
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("name", domain.name());
        offer.put("documentation", domain.documentation());
        offer.put("dashboards", dashboardsOf(catalog, domain, tenant));
        offer.put("collections", all);
        return offer;
    }

    private List<Map<String, Object>> dashboardsOf(
            DomainCatalog catalog, Domain domain, Tenant tenant) {
        return domain.dashboards().stream()
                .flatMap(d -> dashboards.find(domain.name(), d.name()).stream())
                .filter(source -> SearchPlanner.isAllowed(tenant, source))
                .map(source -> DashboardOffer.of(catalog, domain, source))
                .toList();
    }

    private static List<String> switchedOff(DomainCatalog catalog, Tenant tenant) {
        return catalog.entities()
                .flatMap(e -> e.feature().stream())
                .distinct()
                .filter(f -> !tenant.features().contains(f))
                .sorted()
                .toList();
    }

    private static Stream<String> names(Entity entity) {
        return Stream.concat(
                Stream.of(entity.table().table()), entity.embedded().stream().map(m -> m.name()));
    }

    private static boolean isSomething(Map<String, Object> domain) {
        return !List.of().equals(domain.get("collections"))
                || !List.of().equals(domain.get("dashboards"));
    }
}
