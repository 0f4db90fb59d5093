package io.tributary.projector.readmodel;

import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.catalog.Rollup;
import io.tributary.schemas.contract.IndexName;
import io.tributary.schemas.contract.TopicName;
import io.tributary.schemas.derive.HistoryIndex;
import io.tributary.schemas.derive.JournalSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All read models of the catalog as it is now, entities first, and the history of their rows.
public final class ReadModels {
    private static final ReadModel HISTORY = history();

    private final Supplier<Known> known;

    private record Known(
            List<ReadModel> all, Map<String, ReadModel> byTopic, Map<String, ReadModel> byAlias) {}

    public ReadModels(LiveCatalog catalog) {
        this.known = catalog.derived(ReadModels::known);
    }

    private static Known known(DomainCatalog catalog) {
        Stream<ReadModel> entities =
                catalog.capturedEntities().map(e -> ofEntity(e, catalog.decidesOn(e)));
        Stream<ReadModel> derived =
                catalog.domains().stream()
                        .flatMap(
                                domain ->
                                        catalog.capturedEntities()
                                                .filter(e -> e.domain().equals(domain.name()))
                                                .flatMap(e -> derivedFrom(domain, e)));
        List<ReadModel> all =
                Stream.of(entities, derived, Stream.of(HISTORY)).flatMap(s -> s).toList();
        return new Known(
                all,
                all.stream().collect(Collectors.toMap(ReadModel::topic, Function.identity())),
                all.stream().collect(Collectors.toMap(ReadModel::alias, Function.identity())));
    }

    public List<ReadModel> all() {
        return known.get().all();
    }

    public List<ReadModel.OfEntity> entities() {
        return known.get().all().stream()
                .filter(ReadModel.OfEntity.class::isInstance)
                .map(ReadModel.OfEntity.class::cast)
                .toList();
    }

    /// Those that a topology writes.
    public List<ReadModel> derived() {
        return known.get().all().stream().filter(ReadModel::fedByTopology).toList();
    }

    public Optional<ReadModel> findAlias(String alias) {
        return Optional.ofNullable(known.get().byAlias().get(alias));
    }

    /// @throws IllegalArgumentException when no read model is fed by the topic
    public ReadModel ofTopic(String topic) {
        return Optional.ofNullable(known.get().byTopic().get(topic))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Expected a topic of a read model, but found '%s'."
                                                .formatted(topic)));
    }

    private static ReadModel history() {
        String journal = TopicName.of(JournalSchema.TABLE);
        return new ReadModel.OfHistory(
                HistoryIndex.DOMAIN,
                HistoryIndex.NAME,
                HistoryIndex.ALIAS,
                journal,
                List.of(journal));
    }

    private static ReadModel ofEntity(Entity entity, Optional<Entity> deciding) {
        String domain = entity.domain();
        String table = entity.table().table();
        String changes = TopicName.of(entity.table());
        Stream<String> inputs =
                Stream.concat(
                        Stream.of(changes), deciding.stream().map(d -> TopicName.of(d.table())));
        return new ReadModel.OfEntity(
                entity,
                domain,
                table,
                IndexName.alias(domain, table),
                deciding.isPresent() ? TopicName.ofReadModel(domain, table) : changes,
                inputs.distinct().toList());
    }

    private static Stream<ReadModel> derivedFrom(Domain domain, Entity entity) {
        return Stream.concat(
                entity.rollups().stream().map(r -> ofRollup(r, entity)),
                entity.embedded().stream().map(m -> ofEmbedded(m, entity, domain)));
    }

    private static ReadModel ofRollup(Rollup rollup, Entity entity) {
        return new ReadModel.OfRollup(
                rollup,
                entity,
                rollup.domain(),
                rollup.name(),
                IndexName.alias(rollup.domain(), rollup.name()),
                TopicName.ofReadModel(rollup.domain(), rollup.name()),
                List.of(TopicName.of(entity.table())));
    }

    private static ReadModel ofEmbedded(EmbeddedModel model, Entity parent, Domain domain) {
        Stream<Entity> children =
                model.figures().stream().flatMap(f -> domain.findEntity(f.child()).stream());
        return new ReadModel.OfEmbedded(
                model,
                parent,
                model.domain(),
                model.name(),
                IndexName.alias(model.domain(), model.name()),
                TopicName.ofReadModel(model.domain(), model.name()),
                Stream.concat(Stream.of(parent), children)
                        .map(e -> TopicName.of(e.table()))
                        .distinct()
                        .toList());
    }
}
