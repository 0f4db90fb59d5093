package io.tributary.projector.topology;

import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.registry.WriterSchemas;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.derive.RowSchema;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The rollups and embedded models of the catalog, ready to be run.
///
/// One that must not be is found when the process starts: see {@link
/// io.tributary.projector.projection.ReadModelRefused}.
@Component
public class DerivedModels {
    private final List<DerivedModel> all;

    DerivedModels(ReadModels models, DomainCatalog catalog, WriterSchemas writerSchemas) {
        this.all =
                models.derived().stream()
                        .flatMap(model -> derived(model, catalog, writerSchemas))
                        .toList();
    }

    public List<DerivedModel> all() {
        return all;
    }

    private static Stream<DerivedModel> derived(
            ReadModel model, DomainCatalog catalog, WriterSchemas writerSchemas) {
        return switch (model) {
            case ReadModel.OfRollup rollup ->
                    Stream.of(
                            new RollupDerivedModel(
                                    rollup.rollup(),
                                    rollup.entity(),
                                    RowSchema.avroFor(rollup.entity()),
                                    writerSchemas));
            case ReadModel.OfEmbedded embedded -> {
                Domain domain = catalog.find(embedded.domain()).orElseThrow();
                yield Stream.of(
                        new EmbeddedDerivedModel(
                                embedded.model(),
                                name -> domain.findEntity(name).orElseThrow(),
                                RowSchema::avroFor,
                                writerSchemas));
            }
            case ReadModel.OfEntity _ -> Stream.empty();
        };
    }
}
