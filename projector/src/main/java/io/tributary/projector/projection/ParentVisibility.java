package io.tributary.projector.projection;

import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.catalog.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// `visible_to` of an embedded document: who sees the parent's row, and every child counted in it.
final class ParentVisibility {
    private final Visibility form;
    private final Role forChildren;

    /// @throws ReadModelRefused when it cannot be told from the parent's row alone
    ParentVisibility(EmbeddedModel model, Entity parent, List<Entity> children) {
        this.form = parent.visibility();
        this.forChildren = ReadModelVisibility.ofEmbedded(model, parent, children);
        boolean byPerson =
                form instanceof Visibility.Owner || form instanceof Visibility.AuthorsDrafts;
        boolean elsewhere =
                form instanceof Visibility.Parent || form instanceof Visibility.ParticipantsOf;
        if (elsewhere || byPerson && forChildren != Role.VIEWER) {
            throw new ReadModelRefused(
                    ("Expected %s.%s to have a parent whose own row says who sees it, and children that all of"
                                    + " them see, but %s does not. Remove the read model or change the"
                                    + " visibility.")
                            .formatted(model.domain(), model.name(), parent.name()));
        }
    }

    List<String> of(GenericRecord row) {
        return switch (form) {
            case Visibility.Everyone _ -> ReadModelVisibility.spelled(forChildren);
            case Visibility.Roles(Role minimum) ->
                    ReadModelVisibility.spelled(
                            minimum.atLeast(forChildren) ? minimum : forChildren);
            case Visibility.Owner(String field, Role andRole) -> person(row.get(field), andRole);
            case Visibility.AuthorsDrafts(
                            String author,
                            String status,
                            Set<String> drafts,
                            Role andRole) ->
                    drafts.contains(String.valueOf(row.get(status)))
                            ? person(row.get(author), andRole)
                            : ReadModelVisibility.spelled(Role.VIEWER);
            case Visibility.Parent _, Visibility.ParticipantsOf _ ->
                    throw new IllegalStateException("Refused when the mapper was made.");
        };
    }

    private static List<String> person(@Nullable Object user, Role andRole) {
        List<String> visibleTo = new ArrayList<>(ReadModelVisibility.spelled(andRole));
        if (user != null) {
            visibleTo.add("user:" + user);
        }
        return visibleTo;
    }
}
