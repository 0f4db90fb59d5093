package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Rollup;
import io.tributary.schemas.contract.IndexName;
import java.util.ArrayList;
import java.util.List;

/// Which read models of an entity hold other documents than before, although no row changed.
final class ReadModelDelta {
    private ReadModelDelta() {}

    static List<String> rebuilds(Entity before, Entity after) {
        List<String> rebuilds = new ArrayList<>();
        boolean otherReaders = !before.visibility().equals(after.visibility());
        if (otherReaders || !Columns.of(before).equals(Columns.of(after))) {
            rebuilds.add(alias(after, after.table().table()));
        }
        for (Rollup rollup : after.rollups()) {
            if (otherReaders || !before.rollups().contains(rollup)) {
                rebuilds.add(alias(after, rollup.name()));
            }
        }
        for (EmbeddedModel model : after.embedded()) {
            if (otherReaders || !before.embedded().contains(model)) {
                rebuilds.add(alias(after, model.name()));
            }
        }
        return rebuilds;
    }

    private static String alias(Entity entity, String readModel) {
        return IndexName.alias(entity.domain(), readModel);
    }
}
