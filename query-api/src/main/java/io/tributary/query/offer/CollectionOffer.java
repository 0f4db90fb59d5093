package io.tributary.query.offer;

import io.tributary.query.request.QueryCollection;
import io.tributary.query.request.QueryField;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.catalog.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells a collection: its fields in the order of the IDL, and the commands that the caller may
/// send to its rows.
final class CollectionOffer {
    private static final int SHORT_TEXT = 300;

    private CollectionOffer() {}

    static Map<String, Object> of(
            DomainCatalog catalog,
            Domain domain,
            Entity entity,
            QueryCollection collection,
            Tenant tenant) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("name", collection.name());
        offer.put("kind", collection.derived() ? "figures" : "rows");
        offer.put("word", entity.word());
        offer.put("singleton", entity.singleton());
        offer.put("documentation", entity.documentation());
        offer.put("label", labelOf(entity));
        List<Map<String, Object>> fields = new ArrayList<>();
        entity.fields()
                .forEach(
                        f ->
                                fields.add(
                                        field(
                                                catalog,
                                                domain,
                                                f,
                                                collection.fields().get(f.name()))));
        figures(entity, collection).forEach(f -> fields.add(figure(f, collection)));
        Stream.of(
                        BaseColumns.CREATED_AT,
                        BaseColumns.UPDATED_AT,
                        BaseColumns.CREATED_BY,
                        BaseColumns.VERSION,
                        BaseColumns.ID)
                .flatMap(name -> Optional.ofNullable(collection.fields().get(name)).stream())
                .forEach(f -> fields.add(engineField(f)));
        offer.put("fields", fields);
        offer.put("searched", collection.searched().keySet().stream().sorted().toList());
        offer.put(
                "commands",
                collection.derived() ? List.of() : commands(catalog, domain, entity, tenant));
        return offer;
    }

    /// The caller's own rows, which have no documents: nothing of them is searched for.
    static Map<String, Object> ofOwn(DomainCatalog catalog, Domain domain, Entity entity) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("domain", domain.name());
        offer.put("name", entity.table().table());
        offer.put("word", entity.word());
        offer.put("documentation", entity.documentation());
        offer.put("label", labelOf(entity));
        offer.put(
                "fields",
                entity.fields().stream().map(f -> field(catalog, domain, f, null)).toList());
        offer.put(
                "commands",
                domain.commands().stream()
                        .filter(c -> c.entity().equals(entity.name()))
                        .map(c -> CommandOffer.of(catalog, domain, c))
                        .toList());
        return offer;
    }

    /// The fields by which people tell rows apart: a title, else a required short text and what is
    /// searched beside it.
    private static List<String> labelOf(Entity entity) {
        List<EntityField> texts =
                entity.fields().stream()
                        .filter(
                                f ->
                                        f.type() instanceof FieldType.Text t
                                                && t.maxLength() <= SHORT_TEXT)
                        .toList();
        Optional<EntityField> title =
                texts.stream().filter(f -> f.required() && f.searched()).findFirst();
        if (title.isPresent()) {
            return List.of(title.get().name());
        }
        return Stream.concat(
                        texts.stream().filter(EntityField::required).limit(1),
                        texts.stream().filter(EntityField::searched).limit(2))
                .map(EntityField::name)
                .toList();
    }

    private static List<Map<String, Object>> commands(
            DomainCatalog catalog, Domain domain, Entity entity, Tenant tenant) {
        return domain.commands().stream()
                .filter(c -> c.entity().equals(entity.name()) && !c.founding())
                .filter(c -> !c.terms().joining())
                .filter(c -> entity.scope() == Scope.ORGANIZATION && isAllowed(c, tenant))
                .map(c -> CommandOffer.of(catalog, domain, c))
                .toList();
    }

    private static boolean isAllowed(CommandDefinition command, Tenant tenant) {
        return tenant.maySend(command.name(), command.role())
                && command.feature().map(tenant.features()::contains).orElse(true);
    }

    private static Map<String, Object> field(
            DomainCatalog catalog, Domain domain, EntityField field, @Nullable QueryField queried) {
        Map<String, Object> offer = asked(field.name(), field.type(), queried);
        offer.put("documentation", field.documentation());
        if (field.personal()) {
            offer.put("personal", true);
        }
        field.reference()
                .flatMap(r -> catalog.target(domain, r))
                .ifPresent(target -> offer.put("reference", ReferenceOffer.of(target)));
        return offer;
    }

    private static Stream<QueryField> figures(Entity entity, QueryCollection collection) {
        return entity.embedded().stream()
                .filter(m -> m.name().equals(collection.name()))
                .flatMap(m -> m.figures().stream())
                .flatMap(CollectionOffer::namesOf)
                .flatMap(name -> Optional.ofNullable(collection.fields().get(name)).stream());
    }

    private static Stream<String> namesOf(EmbeddedModel.Figures figures) {
        return figures.measures().stream().map(m -> figures.as() + "." + m.name());
    }

    private static Map<String, Object> figure(QueryField field, QueryCollection collection) {
        Map<String, Object> offer = asked(field.name(), field.type(), field);
        offer.put("documentation", "");
        offer.put("figure", collection.derived());
        return offer;
    }

    private static Map<String, Object> engineField(QueryField field) {
        Map<String, Object> offer = asked(field.name(), field.type(), field);
        offer.put("documentation", "");
        offer.put("engine", true);
        return offer;
    }

    private static Map<String, Object> asked(
            String name, FieldType type, @Nullable QueryField field) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("name", name);
        TypeOffer.describe(type, offer);
        offer.put("filterable", field != null && !(type instanceof FieldType.Json));
        offer.put("sortable", field != null && field.sortable());
        return offer;
    }
}
