package io.tributary.projector.topology;

import io.tributary.projector.projection.RollupMapper;
import io.tributary.projector.projection.RowReader;
import io.tributary.projector.registry.WriterSchemas;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Rollup;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.contract.TopicName;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;

/// A rollup of the catalog as a read model.
public final class RollupDerivedModel implements DerivedModel {
    private final Rollup rollup;
    private final Entity entity;
    private final Visibility visibility;
    private final RollupMapper mapper;
    private final Schema rowSchema;
    private final WriterSchemas writerSchemas;

    /// @param visibility of the documents, see {@link
    ///   io.tributary.schemas.catalog.FiguresVisibility}
    public RollupDerivedModel(
            Rollup rollup,
            Entity entity,
            Visibility visibility,
            Schema rowSchema,
            WriterSchemas writerSchemas) {
        this.rollup = rollup;
        this.entity = entity;
        this.visibility = visibility;
        this.mapper = new RollupMapper(rollup, entity, visibility);
        this.rowSchema = rowSchema;
        this.writerSchemas = writerSchemas;
    }

    @Override
    public String domain() {
        return rollup.domain();
    }

    @Override
    public String name() {
        return rollup.name();
    }

    @Override
    public Set<String> sourceTopics() {
        return Set.of(TopicName.of(entity.table()));
    }

    @Override
    public String definition() {
        return rollup + " of rows visible to " + visibility;
    }

    @Override
    public List<StoreBuilder<?>> stores() {
        return List.of(
                StoreShape.rows(TopologyNames.CONTRIBUTIONS, StoreFormat.CONTRIBUTION),
                StoreShape.figures(TopologyNames.BUCKETS, StoreFormat.BUCKET),
                StoreShape.progress());
    }

    @Override
    public Projection open(ProcessorContext<?, ?> context, Consumer<String> changed) {
        return new RollupProjection(
                mapper,
                RowReader.ofFields(rowSchema, mapper.fields(), writerSchemas),
                context.getStateStore(TopologyNames.CONTRIBUTIONS),
                context.getStateStore(TopologyNames.BUCKETS),
                changed);
    }
}
