package io.tributary.projector.projection;

import io.tributary.projector.document.VisibleTo;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.catalog.Rollup;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.catalog.Verb;
import io.tributary.schemas.catalog.Visibility;
import java.util.List;
import java.util.Optional;

/// Who sees figures made of many rows: never more people than see each of the rows.
final class ReadModelVisibility {
    private static final String ROLE = "role:";

    private ReadModelVisibility() {}

    /// `visible_to` of all documents of a rollup: the least role that sees every row.
    ///
    /// @throws ReadModelRefused when rows are seen by person, so that no role sees just these
    static List<String> ofRollup(Rollup rollup, Entity entity) {
        String name = rollup.domain() + "." + rollup.name();
        ofOneOrganization(name, entity);
        return spelled(
                leastRole(entity)
                        .orElseThrow(
                                () ->
                                        new ReadModelRefused(
                                                ("Expected rollup %s to be made of rows that a role sees as a whole, but"
                                                                + " %s is visible to %s. Remove the rollup or make the"
                                                                + " entity visible to everyone or to roles.")
                                                        .formatted(
                                                                name,
                                                                entity.name(),
                                                                formOf(entity)))));
    }

    /// The least role that sees every child row, beyond whoever sees the parent's row.
    ///
    /// @throws ReadModelRefused when some child row is not seen by all who see the parent
    static Role ofEmbedded(EmbeddedModel model, Entity parent, List<Entity> children) {
        String name = model.domain() + "." + model.name();
        ofOneOrganization(name, parent);
        Role least = Role.VIEWER;
        for (int i = 0; i < children.size(); i++) {
            Entity child = children.get(i);
            ofOneOrganization(name, child);
            boolean seenWithParent =
                    child.visibility() instanceof Visibility.Parent(String field)
                            && field.equals(model.figures().get(i).by());
            if (seenWithParent) {
                continue;
            }
            Role forChild =
                    leastRole(child)
                            .orElseThrow(
                                    () ->
                                            new ReadModelRefused(
                                                    ("Expected the figures of %s to be made of rows that all who see %s"
                                                                    + " see, but %s is visible to %s. Remove the"
                                                                    + " figures.")
                                                            .formatted(
                                                                    name,
                                                                    parent.name(),
                                                                    child.name(),
                                                                    formOf(child))));
            least = stronger(least, forChild);
        }
        return least;
    }

    static List<String> spelled(Role least) {
        return List.of(least == Role.VIEWER ? VisibleTo.EVERYONE : ROLE + least.spelling());
    }

    private static void ofOneOrganization(String name, Entity entity) {
        if (entity.scope() != Scope.ORGANIZATION || entity.ephemeral()) {
            throw new ReadModelRefused(
                    "Expected %s to be made of captured rows of one organization, but %s has scope %s%s."
                            .formatted(
                                    name,
                                    entity.name(),
                                    entity.scope(),
                                    entity.ephemeral() ? " and is ephemeral" : ""));
        }
    }

    /// Empty when rows are seen by person.
    private static Optional<Role> leastRole(Entity entity) {
        Role reading = entity.roles().getOrDefault(Verb.READ, Role.VIEWER);
        return switch (entity.visibility()) {
            case Visibility.Everyone _ -> Optional.of(reading);
            case Visibility.Roles(Role minimum) -> Optional.of(stronger(minimum, reading));
            case Visibility.Owner _,
                    Visibility.ParticipantsOf _,
                    Visibility.Parent _,
                    Visibility.AuthorsDrafts _ ->
                    Optional.empty();
        };
    }

    private static Role stronger(Role one, Role other) {
        return one.atLeast(other) ? one : other;
    }

    private static String formOf(Entity entity) {
        return switch (entity.visibility()) {
            case Visibility.Everyone _ -> "everyone";
            case Visibility.Roles _ -> "roles";
            case Visibility.Owner _ -> "its owner";
            case Visibility.ParticipantsOf _ -> "participants";
            case Visibility.Parent _ -> "whoever sees its parent";
            case Visibility.AuthorsDrafts _ -> "its author while a draft";
        };
    }
}
