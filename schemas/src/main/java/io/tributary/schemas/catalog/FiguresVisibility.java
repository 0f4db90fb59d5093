package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who sees figures made of many rows: never more people than see each of the rows.
///
/// The answer is a form like that of rows, one that the document itself can tell: a rollup's names
/// dimensions only, an embedded model's columns of the parent.
public final class FiguresVisibility {
    private final DomainCatalog catalog;

    public FiguresVisibility(DomainCatalog catalog) {
        this.catalog = catalog;
    }

    /// A bucket whose dimensions hold everything that the rows' form asks for is seen like its
    /// rows; any other by the least role that sees all rows. Empty when no role does.
    public Optional<Visibility> ofRollup(Entity entity, Rollup rollup) {
        boolean told = Set.copyOf(rollup.dimensions()).containsAll(fieldsOf(entity.visibility()));
        return toldByOwnRow(entity) && told
                ? Optional.of(among(entity.visibility(), reading(entity)))
                : leastRole(entity).map(least -> among(new Visibility.Everyone(), least));
    }

    /// Seen like the parent's row, by those who see all of the children's rows too. Empty when no
    /// role sees all of a child's rows, or when other rows than the parent's say who sees it.
    public Optional<Visibility> ofEmbedded(Entity parent, EmbeddedModel model) {
        if (!toldByOwnRow(parent)) {
            return Optional.empty();
        }
        Role least = Role.VIEWER;
        for (EmbeddedModel.Figures figures : model.figures()) {
            Optional<Role> forChild = forChild(parent, figures);
            if (forChild.isEmpty()) {
                return Optional.empty();
            }
            least = stronger(least, forChild.get());
        }
        return Optional.of(among(parent.visibility(), least));
    }

    private Optional<Role> forChild(Entity parent, EmbeddedModel.Figures figures) {
        Optional<Entity> child =
                catalog.find(parent.domain()).flatMap(d -> d.findEntity(figures.child()));
        return child.flatMap(
                c ->
                        c.visibility().equals(new Visibility.Parent(figures.by()))
                                ? Optional.of(reading(c))
                                : leastRole(c));
    }

    /// The least role that sees every row, by the definition of the form. Empty when none does.
    public Optional<Role> leastRole(Entity entity) {
        Role reading = reading(entity);
        return switch (entity.visibility()) {
            case Visibility.Everyone everyone -> Optional.of(reading);
            case Visibility.Roles roles -> Optional.of(stronger(roles.minimum(), reading));
            case Visibility.Owner owner -> Optional.of(stronger(owner.andRole(), reading));
            case Visibility.AuthorsDrafts drafts ->
                    Optional.of(stronger(drafts.andRole(), reading));
            case Visibility.Parent parent ->
                    catalog.decidesOn(entity)
                            .filter(FiguresVisibility::toldByOwnRow)
                            .flatMap(this::leastRole)
                            .map(least -> stronger(least, reading));
            case Visibility.ParticipantsOf participants -> Optional.empty();
        };
    }

    /// The part of the form's people who have the role.
    private static Visibility among(Visibility form, Role least) {
        if (least == Role.VIEWER) {
            return form;
        }
        return switch (form) {
            case Visibility.Everyone everyone -> new Visibility.Roles(least);
            case Visibility.Roles roles -> new Visibility.Roles(stronger(roles.minimum(), least));
            // What role the person in the field has is not known here.
            case Visibility.Owner owner -> new Visibility.Roles(stronger(owner.andRole(), least));
            case Visibility.AuthorsDrafts drafts ->
                    new Visibility.Roles(stronger(drafts.andRole(), least));
            case Visibility.Parent parent -> form;
            case Visibility.ParticipantsOf participants -> form;
        };
    }

    /// Whether a row says by itself who sees it.
    static boolean toldByOwnRow(Entity entity) {
        return !(entity.visibility() instanceof Visibility.Parent)
                && !(entity.visibility() instanceof Visibility.ParticipantsOf);
    }

    private static List<String> fieldsOf(Visibility form) {
        return switch (form) {
            case Visibility.Owner owner -> List.of(owner.field());
            case Visibility.AuthorsDrafts drafts ->
                    List.of(drafts.authorField(), drafts.statusField());
            case Visibility.Everyone everyone -> List.of();
            case Visibility.Roles roles -> List.of();
            case Visibility.Parent parent -> List.of(parent.field());
            case Visibility.ParticipantsOf participants -> List.of(participants.by());
        };
    }

    private static Role reading(Entity entity) {
        return entity.roles().getOrDefault(Verb.READ, Role.VIEWER);
    }

    private static Role stronger(Role one, Role other) {
        return one.atLeast(other) ? one : other;
    }
}
