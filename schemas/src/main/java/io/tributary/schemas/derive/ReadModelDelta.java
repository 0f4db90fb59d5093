package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.FiguresVisibility;
import io.tributary.schemas.catalog.Rollup;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.contract.IndexName;
import java.util.ArrayList;
import java.util.List;

/// Which read models of an entity hold other documents than before, although no row changed.
final class ReadModelDelta {
    private final DomainCatalog before;
    private final DomainCatalog after;

    ReadModelDelta(DomainCatalog before, DomainCatalog after) {
        this.before = before;
        this.after = after;
    }

    List<String> rebuilds(Entity old, Entity now) {
        List<String> rebuilds = new ArrayList<>();
        if (!readersOf(before, old).equals(readersOf(after, now))
                || !Columns.of(old).equals(Columns.of(now))) {
            rebuilds.add(alias(now, now.table().table()));
        }
        FiguresVisibility oldReaders = new FiguresVisibility(before);
        FiguresVisibility readers = new FiguresVisibility(after);
        for (Rollup rollup : now.rollups()) {
            if (!old.rollups().contains(rollup)
                    || !oldReaders.ofRollup(old, rollup).equals(readers.ofRollup(now, rollup))) {
                rebuilds.add(alias(now, rollup.name()));
            }
        }
        for (EmbeddedModel model : now.embedded()) {
            if (!old.embedded().contains(model)
                    || !oldReaders.ofEmbedded(old, model).equals(readers.ofEmbedded(now, model))) {
                rebuilds.add(alias(now, model.name()));
            }
        }
        return rebuilds;
    }

    /// The form of the rows, and of the rows that decide on them.
    private static List<Visibility> readersOf(DomainCatalog catalog, Entity entity) {
        List<Visibility> forms = new ArrayList<>(List.of(entity.visibility()));
        catalog.decidesOn(entity).ifPresent(d -> forms.add(d.visibility()));
        return forms;
    }

    private static String alias(Entity entity, String readModel) {
        return IndexName.alias(entity.domain(), readModel);
    }
}
