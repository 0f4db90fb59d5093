package io.tributary.command.write;

import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.Reference;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.catalog.Visibility;
import java.util.List;
import java.util.Map;

/// What happens to the rows that refer to deleted ones: refused, deleted or cleared, as their
/// reference says. Done row by row in the command, so that every change is captured and journaled.
final class ReferringRows {
    private static final int AT_ONCE = 1000;

    private final TransactionRows rows;
    private final DomainCatalog catalog;

    ReferringRows(TransactionRows rows, DomainCatalog catalog) {
        this.rows = rows;
        this.catalog = catalog;
    }

    void release(Entity target, List<String> ids) {
        for (Entity child : children(target.scope())) {
            for (EntityField field : child.fields()) {
                if (field.reference().filter(r -> pointsTo(child, r, target)).isPresent()) {
                    Runnable work = () -> release(child, field, field.reference().get(), ids);
                    if (child.visibility() instanceof Visibility.Everyone) {
                        work.run();
                    } else {
                        rows.asOrganization(work);
                    }
                }
            }
        }
    }

    private List<Entity> children(Scope scope) {
        return catalog.entities().filter(e -> e.scope() == scope).toList();
    }

    private void release(Entity child, EntityField field, Reference reference, List<String> ids) {
        String[] targets = ids.toArray(String[]::new);
        // What is append-only stays as it is, and with it what it refers to.
        switch (child.appendOnly() ? Reference.OnDelete.REFUSE : reference.onDelete()) {
            case REFUSE -> {
                if (!referring(child, field, targets, 1).isEmpty()) {
                    throw TransactionRows.stillReferenced(child.table().toString());
                }
            }
            case CLEAR ->
                    rows.change(
                            RowSql.clear(child, field.name()),
                            child,
                            "update",
                            Map.of("ids", targets));
            case DELETE -> {
                List<String> children = referring(child, field, targets, AT_ONCE);
                while (!children.isEmpty()) {
                    release(child, children);
                    rows.deleteAll(child, children);
                    children = referring(child, field, targets, AT_ONCE);
                }
            }
        }
    }

    private List<String> referring(Entity child, EntityField field, String[] ids, int limit) {
        return rows.texts(
                RowSql.referring(child, field.name()), child, Map.of("ids", ids, "limit", limit));
    }

    private static boolean pointsTo(Entity from, Reference reference, Entity target) {
        String named = reference.entity();
        String qualified = named.contains(".") ? named : from.domain() + "." + named;
        return qualified.equals(target.domain() + "." + target.name());
    }
}
