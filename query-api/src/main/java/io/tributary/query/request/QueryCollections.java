package io.tributary.query.request;

import io.tributary.query.freshness.ReadModelInputs;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.catalog.Verb;
import io.tributary.schemas.contract.IndexName;
import io.tributary.schemas.contract.TopicName;
import io.tributary.schemas.derive.IndexMapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The collections that the catalog offers: each entity's table and each embedded read model.
public final class QueryCollections {
    private static final FieldType NUMBER = new FieldType.Long(Long.MIN_VALUE, Long.MAX_VALUE);

    private final Supplier<Map<String, QueryCollection>> collections;

    public QueryCollections(LiveCatalog catalog) {
        this.collections = catalog.derived(QueryCollections::collections);
    }

    private static Map<String, QueryCollection> collections(DomainCatalog catalog) {
        Map<String, QueryCollection> collections = new HashMap<>();
        for (Domain domain : catalog.domains()) {
            for (Entity entity : domain.entities()) {
                if (entity.scope() == Scope.ORGANIZATION && !entity.ephemeral()) {
                    add(collections, ofEntity(entity, catalog.decidesOn(entity)));
                    entity.embedded()
                            .forEach(model -> add(collections, ofEmbedded(domain, entity, model)));
                }
            }
        }
        return collections;
    }

    public Optional<QueryCollection> find(String domain, String name) {
        return Optional.ofNullable(collections.get().get(domain + "/" + name));
    }

    /// An entity that has documents, and the collection of its table.
    public record OfEntity(Entity entity, QueryCollection collection) {}

    /// Those of the entities that have documents.
    public Stream<OfEntity> of(Stream<Entity> entities) {
        return entities.flatMap(
                entity ->
                        find(entity.domain(), entity.table().table())
                                .map(collection -> new OfEntity(entity, collection))
                                .stream());
    }

    public Stream<QueryCollection> all() {
        return collections.get().values().stream();
    }

    public Stream<ReadModelInputs> inputs() {
        return collections.get().values().stream().map(QueryCollection::inputs);
    }

    private static void add(Map<String, QueryCollection> collections, QueryCollection collection) {
        collections.put(collection.domain() + "/" + collection.name(), collection);
    }

    /// @param deciding the entity whose rows say who sees these: a change of one is a change of
    ///   them
    private static QueryCollection ofEntity(Entity entity, Optional<Entity> deciding) {
        Set<String> topics = new HashSet<>(Set.of(TopicName.of(entity.table())));
        deciding.ifPresent(d -> topics.add(TopicName.of(d.table())));
        return new QueryCollection(
                entity.domain(),
                entity.table().table(),
                new ReadModelInputs(
                        IndexName.alias(entity.domain(), entity.table().table()), topics),
                reader(entity),
                Optional.ofNullable(entity.limits().get(Verb.READ)),
                entity.feature(),
                fieldsOf(entity, IndexMapping.forEntity(entity)),
                searchedOf(entity),
                false);
    }

    private static QueryCollection ofEmbedded(Domain domain, Entity parent, EmbeddedModel model) {
        Map<String, ?> mapping = IndexMapping.forEmbedded(parent, model);
        Map<String, QueryField> fields = new HashMap<>(fieldsOf(parent, mapping));
        Set<String> topics = new HashSet<>(Set.of(TopicName.of(parent.table())));
        for (EmbeddedModel.Figures figures : model.figures()) {
            figures.measures()
                    .forEach(m -> put(fields, figures.as() + "." + m.name(), NUMBER, mapping));
            domain.findEntity(figures.child()).ifPresent(c -> topics.add(TopicName.of(c.table())));
        }
        return new QueryCollection(
                model.domain(),
                model.name(),
                new ReadModelInputs(IndexName.alias(model.domain(), model.name()), topics),
                reader(parent),
                Optional.ofNullable(parent.limits().get(Verb.READ)),
                parent.feature(),
                fields,
                searchedOf(parent),
                true);
    }

    private static Map<String, SearchedText> searchedOf(Entity entity) {
        return entity.fields().stream()
                .filter(EntityField::searched)
                .collect(Collectors.toMap(EntityField::name, QueryCollections::searched));
    }

    private static SearchedText searched(EntityField field) {
        return new SearchedText(
                IndexMapping.words(field.name()),
                field.languages().stream()
                        .map(language -> IndexMapping.stems(field.name(), language))
                        .toList());
    }

    private static Role reader(Entity entity) {
        return Objects.requireNonNull(entity.roles().get(Verb.READ), "Every verb has a role");
    }

    /// Organization is no field to filter by: it is never the caller's to choose.
    private static Map<String, QueryField> fieldsOf(Entity entity, Map<String, ?> mapping) {
        Map<String, QueryField> fields = new HashMap<>();
        put(fields, BaseColumns.ID, new FieldType.Uuid(), mapping);
        put(fields, BaseColumns.VERSION, NUMBER, mapping);
        put(fields, BaseColumns.CREATED_AT, new FieldType.Instant(), mapping);
        put(fields, BaseColumns.UPDATED_AT, new FieldType.Instant(), mapping);
        put(fields, BaseColumns.CREATED_BY, new FieldType.Uuid(), mapping);
        for (EntityField field : entity.fields()) {
            put(fields, field.name(), field.type(), mapping);
        }
        return fields;
    }

    private static void put(
            Map<String, QueryField> fields, String name, FieldType type, Map<String, ?> mapping) {
        FieldPaths.exact(mapping, name)
                .ifPresent(
                        path ->
                                fields.put(
                                        name,
                                        new QueryField(
                                                name, path.path(), type, sortable(type, path))));
    }

    /// Longer texts than are kept exactly would all have the same place.
    private static boolean sortable(FieldType type, FieldPaths.Path path) {
        return path.whole() && !(type instanceof FieldType.TextList);
    }
}
