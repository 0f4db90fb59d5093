package io.tributary.projector.projection;

import io.tributary.projector.document.VisibleTo;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.catalog.Visibility;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/// `visible_to` of an embedded document: who sees the parent's row, and every child counted in it.
final class ParentVisibility {
    private final Entity parent;
    private final Role forChildren;

    /// @throws ReadModelRefused when it cannot be told from the parent's row alone
    ParentVisibility(EmbeddedModel model, Entity parent, List<Entity> children) {
        this.parent = parent;
        Visibility form = parent.visibility();
        this.forChildren = ReadModelVisibility.ofEmbedded(model, parent, children);
        boolean byPerson =
                form instanceof Visibility.Owner || form instanceof Visibility.AuthorsDrafts;
        if (!VisibleTo.isKnownFromRow(form) || byPerson && forChildren != Role.VIEWER) {
            throw new ReadModelRefused(
                    ("Expected %s.%s to have a parent whose own row says who sees it, and children that all of"
                                    + " them see, but %s does not. Remove the read model or change the"
                                    + " visibility.")
                            .formatted(model.domain(), model.name(), parent.name()));
        }
    }

    List<String> of(GenericRecord row) {
        return switch (parent.visibility()) {
            case Visibility.Everyone _ -> ReadModelVisibility.spelled(forChildren);
            case Visibility.Roles(Role minimum) ->
                    ReadModelVisibility.spelled(
                            minimum.atLeast(forChildren) ? minimum : forChildren);
            case Visibility.Owner _,
                    Visibility.AuthorsDrafts _,
                    Visibility.Parent _,
                    Visibility.ParticipantsOf _ ->
                    VisibleTo.of(parent, row);
        };
    }
}
