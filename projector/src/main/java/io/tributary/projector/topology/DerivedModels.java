package io.tributary.projector.topology;

import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.registry.WriterSchemas;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.FiguresVisibility;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.derive.RowSchema;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// The read models of the catalog that topologies make, ready to be run.
@Component
public class DerivedModels {
    private final Supplier<List<DerivedModel>> all;

    DerivedModels(ReadModels models, LiveCatalog live, WriterSchemas writerSchemas) {
        this.all =
                live.derived(
                        catalog ->
                                models.derived().stream()
                                        .map(m -> derived(m, catalog, writerSchemas))
                                        .toList());
    }

    public List<DerivedModel> all() {
        return all.get();
    }

    private static DerivedModel derived(
            ReadModel model, DomainCatalog catalog, WriterSchemas writerSchemas) {
        FiguresVisibility figures = new FiguresVisibility(catalog);
        return switch (model) {
            case ReadModel.OfRollup rollup ->
                    new RollupDerivedModel(
                            rollup.rollup(),
                            rollup.entity(),
                            figures.ofRollup(rollup.entity(), rollup.rollup()).orElseThrow(),
                            RowSchema.avroFor(rollup.entity()),
                            writerSchemas);
            case ReadModel.OfEmbedded embedded -> {
                Domain domain = catalog.find(embedded.domain()).orElseThrow();
                yield new EmbeddedDerivedModel(
                        embedded.model(),
                        name -> domain.findEntity(name).orElseThrow(),
                        figures.ofEmbedded(embedded.parent(), embedded.model()).orElseThrow(),
                        RowSchema::avroFor,
                        writerSchemas);
            }
            case ReadModel.OfEntity entity ->
                    new RestrictedDerivedModel(
                            entity.entity(),
                            catalog.decidesOn(entity.entity()).orElseThrow(),
                            RowSchema::avroFor,
                            writerSchemas);
            case ReadModel.OfHistory _ ->
                    throw new IllegalArgumentException(
                            "Expected a read model of a topology, but found the history.");
        };
    }
}
