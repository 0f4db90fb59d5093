package io.tributary.projector.topology;

import io.tributary.projector.projection.EmbeddedMapper;
import io.tributary.projector.projection.RowReader;
import io.tributary.projector.registry.WriterSchemas;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.contract.TopicName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/// An embedded model of the catalog as a read model: parents with figures over their children.
public final class EmbeddedDerivedModel implements DerivedModel {
    private final EmbeddedModel model;
    private final Visibility visibility;
    private final EmbeddedMapper mapper;
    private final Function<Entity, Schema> rowSchemas;
    private final WriterSchemas writerSchemas;

    /// @param entities looks a record name of the domain up
    /// @param visibility of the documents, see {@link
    ///   io.tributary.schemas.catalog.FiguresVisibility}
    public EmbeddedDerivedModel(
            EmbeddedModel model,
            Function<String, Entity> entities,
            Visibility visibility,
            Function<Entity, Schema> rowSchemas,
            WriterSchemas writerSchemas) {
        this.model = model;
        this.visibility = visibility;
        this.mapper = new EmbeddedMapper(model, entities, visibility);
        this.rowSchemas = rowSchemas;
        this.writerSchemas = writerSchemas;
    }

    @Override
    public String domain() {
        return model.domain();
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Set<String> sourceTopics() {
        Set<String> topics = new TreeSet<>();
        topics.add(TopicName.of(mapper.parent().table()));
        mapper.groups().forEach(group -> topics.add(TopicName.of(group.child().table())));
        return topics;
    }

    @Override
    public String definition() {
        // Installations have stores that were filled before this said anything of visibility.
        return visibility.equals(new Visibility.Everyone())
                ? model.toString()
                : model + " visible to " + visibility;
    }

    @Override
    public List<StoreBuilder<?>> stores() {
        return List.of(
                StoreShape.rows(TopologyNames.PARENTS, StoreFormat.HEAD),
                StoreShape.rows(TopologyNames.CONTRIBUTIONS, StoreFormat.CONTRIBUTION),
                StoreShape.figures(TopologyNames.FIGURES, StoreFormat.FIGURES),
                StoreShape.progress());
    }

    @Override
    public Projection open(ProcessorContext<?, ?> context, Consumer<String> changed) {
        Parents parents =
                new Parents(
                        mapper,
                        reader(mapper.parent(), mapper.parentFields()),
                        context.getStateStore(TopologyNames.PARENTS),
                        changed);
        KeyValueStore<String, long[]> figures = context.getStateStore(TopologyNames.FIGURES);
        List<Children> children =
                mapper.groups().stream()
                        .map(
                                group ->
                                        new Children(
                                                group,
                                                reader(group.child(), group.fields()),
                                                context.getStateStore(TopologyNames.CONTRIBUTIONS),
                                                figures,
                                                parents::childChanged))
                        .toList();
        return new EmbeddedProjection(mapper, parents, children, figures);
    }

    private RowReader reader(Entity entity, Set<String> fields) {
        return RowReader.ofFields(rowSchemas.apply(entity), fields, writerSchemas);
    }
}
