package io.tributary.projector.feed;

import io.tributary.projector.intake.SchemaRegistry;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.catalog.Verb;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.contract.FeedName;
import io.tributary.schemas.contract.TopicName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// The tables of each domain that have rows for feeds. What only some members see is in none.
@Component
final class FeedTables {
    private final LiveCatalog live;
    private final Supplier<Map<String, List<FeedTable>>> byDomain;

    FeedTables(LiveCatalog live, SchemaRegistry registry) {
        this.live = live;
        this.byDomain = live.derived(catalog -> tables(catalog, registry));
    }

    /// Of the domain; empty when there is no such domain now.
    Optional<List<FeedTable>> of(String domain) {
        return Optional.ofNullable(byDomain.get().get(domain));
    }

    /// The entity whose rows ask for feeds; empty where the catalog has none.
    Optional<Entity> asked() {
        return live.get()
                .find(FeedName.ASKED.domain())
                .flatMap(d -> d.findTable(FeedName.ASKED.table()));
    }

    private static Map<String, List<FeedTable>> tables(
            DomainCatalog catalog, SchemaRegistry registry) {
        Map<String, List<FeedTable>> found = new TreeMap<>();
        catalog.domains().forEach(d -> found.put(d.name(), new ArrayList<>()));
        catalog.capturedEntities()
                .filter(e -> e.scope() == Scope.ORGANIZATION)
                .filter(e -> hasRowsForEveryMember(catalog, e))
                .forEach(
                        e ->
                                found.computeIfAbsent(e.domain(), _ -> new ArrayList<>())
                                        .add(table(catalog, e, registry)));
        return found;
    }

    private static FeedTable table(DomainCatalog catalog, Entity entity, SchemaRegistry registry) {
        boolean documents = catalog.decidesOn(entity).isPresent();
        String topic =
                documents
                        ? TopicName.ofReadModel(entity.domain(), entity.table().table())
                        : TopicName.of(entity.table());
        return new FeedTable(entity, topic, documents, registry);
    }

    private static boolean hasRowsForEveryMember(DomainCatalog catalog, Entity entity) {
        if (!Role.VIEWER.atLeast(entity.roles().getOrDefault(Verb.READ, Role.OWNER))) {
            return false;
        }
        return switch (entity.visibility()) {
            case Visibility.Everyone _, Visibility.AuthorsDrafts _ -> true;
            case Visibility.Roles(Role minimum) -> Role.VIEWER.atLeast(minimum);
            case Visibility.Owner _, Visibility.ParticipantsOf _ -> false;
            case Visibility.Parent _ ->
                    catalog.decidesOn(entity)
                            .map(parent -> hasRowsForEveryMember(catalog, parent))
                            .orElse(false);
        };
    }
}
