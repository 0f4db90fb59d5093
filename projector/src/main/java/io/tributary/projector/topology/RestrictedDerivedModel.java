package io.tributary.projector.topology;

import io.tributary.projector.projection.Restriction;
import io.tributary.projector.projection.RowReader;
import io.tributary.projector.registry.WriterSchemas;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.TopicName;
import io.tributary.schemas.derive.Column;
import io.tributary.schemas.derive.Columns;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;

/// An entity whose rows are seen like their parent or by participants, as a read model: its
/// documents, made of its rows and of those that decide.
public final class RestrictedDerivedModel implements DerivedModel {
    private final Entity entity;
    private final Entity deciding;
    private final Restriction restriction;
    private final Function<Entity, Schema> rowSchemas;
    private final WriterSchemas writerSchemas;

    /// @param deciding the parents or participants
    public RestrictedDerivedModel(
            Entity entity,
            Entity deciding,
            Function<Entity, Schema> rowSchemas,
            WriterSchemas writerSchemas) {
        this.entity = entity;
        this.deciding = deciding;
        this.restriction = new Restriction(entity, deciding);
        this.rowSchemas = rowSchemas;
        this.writerSchemas = writerSchemas;
    }

    @Override
    public String domain() {
        return entity.domain();
    }

    @Override
    public String name() {
        return entity.table().table();
    }

    @Override
    public Set<String> sourceTopics() {
        Set<String> topics = new TreeSet<>(Set.of(TopicName.of(entity.table())));
        topics.add(TopicName.of(deciding.table()));
        return topics;
    }

    @Override
    public String definition() {
        return "%s visible to %s, %s to %s"
                .formatted(
                        entity.table(),
                        entity.visibility(),
                        deciding.table(),
                        deciding.visibility());
    }

    @Override
    public List<StoreBuilder<?>> stores() {
        return List.of(
                StoreShape.rows(TopologyNames.ROWS, StoreFormat.PLACED),
                StoreShape.rows(TopologyNames.DECISIONS, StoreFormat.PLACED),
                StoreShape.progress());
    }

    @Override
    public Projection open(ProcessorContext<?, ?> context, Consumer<String> changed) {
        return new RestrictedProjection(
                restriction,
                reader(entity),
                reader(deciding),
                new RowsBySubject(context.getStateStore(TopologyNames.ROWS)),
                new RowsBySubject(context.getStateStore(TopologyNames.DECISIONS)),
                new FanOuts(context.getStateStore(TopologyNames.PROGRESS)),
                changed);
    }

    private RowReader reader(Entity read) {
        Set<String> columns =
                Columns.of(read).stream().map(Column::name).collect(Collectors.toSet());
        return RowReader.ofFields(rowSchemas.apply(read), columns, writerSchemas);
    }
}
