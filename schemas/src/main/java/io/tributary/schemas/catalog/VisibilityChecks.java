package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Optional;

/// Holds `@visible` against the fields and entities that it names, and read models against it.
final class VisibilityChecks {
    private final DomainCatalog catalog;
    private final Domain domain;
    private final SourceLines lines;
    private final Mistakes mistakes;

    VisibilityChecks(DomainCatalog catalog, Domain domain, SourceLines lines, Mistakes mistakes) {
        this.catalog = catalog;
        this.domain = domain;
        this.lines = lines;
        this.mistakes = mistakes;
    }

    void check(Entity entity) {
        switch (entity.visibility()) {
            case Visibility.Everyone everyone -> {}
            case Visibility.Roles roles -> {}
            case Visibility.Owner owner -> user(entity, entity, owner.field());
            case Visibility.Parent parent -> parent(entity, parent.field());
            case Visibility.ParticipantsOf participants -> participants(entity, participants);
            case Visibility.AuthorsDrafts drafts -> drafts(entity, drafts);
        }
        readModels(entity);
    }

    private void participants(Entity entity, Visibility.ParticipantsOf visible) {
        fixed(entity, entity, visible.by());
        Optional<Entity> of = domain.findEntity(visible.of());
        if (of.isEmpty()) {
            refuse(entity, "an entity of the domain in 'of'", visible.of());
            return;
        }
        user(entity, of.get(), visible.userField());
        local(entity, of.get());
        if (!of.get().visibility().equals(visible)) {
            refuse(
                    entity,
                    "participants who are seen, and so added, by participants only",
                    visible.of(),
                    "Give %s the same @visible.".formatted(visible.of()));
            return;
        }
        if (!visible.userField().equals(BaseColumns.CREATED_BY)) {
            fixed(entity, of.get(), visible.userField());
        }
    }

    private void drafts(Entity entity, Visibility.AuthorsDrafts visible) {
        user(entity, entity, visible.authorField());
        Optional<FieldType> status = entity.findField(visible.statusField()).map(EntityField::type);
        if (status.orElse(null) instanceof FieldType.Choice choice) {
            for (String draft : visible.drafts()) {
                if (!choice.symbols().contains(draft)) {
                    refuse(entity, "symbols of %s in 'values'".formatted(choice.name()), draft);
                }
            }
            return;
        }
        refuse(entity, "an enum field of %s".formatted(entity.name()), visible.statusField());
    }

    /// One level only: a chain would need the rows of every level for each document.
    private void parent(Entity entity, String field) {
        Optional<EntityField> reference =
                entity.findField(field).filter(f -> f.reference().isPresent());
        if (reference.isEmpty()) {
            refuse(entity, "a field of %s with @references".formatted(entity.name()), field);
            return;
        }
        if (!reference.get().required()) {
            refuse(entity, "a required field, since a row without parent is nobody's", field);
        }
        Optional<Entity> parent = catalog.decidesOn(entity);
        if (parent.isEmpty()) {
            return; // The reference itself is refused elsewhere.
        }
        local(entity, parent.get());
        if (!FiguresVisibility.toldByOwnRow(parent.get())) {
            refuse(
                    entity,
                    "a parent whose own row says who sees it, unlike %s"
                            .formatted(parent.get().name()),
                    field,
                    "Refer to the topmost row.");
        }
    }

    /// The rows that decide must be where the others are: in topics of the same organization.
    private void local(Entity entity, Entity deciding) {
        if (deciding.scope() != Scope.ORGANIZATION || !deciding.captured()) {
            refuse(
                    entity,
                    "captured rows of the organization to decide who sees a row",
                    deciding.name(),
                    "Name an entity of scope organization that is not ephemeral.");
        }
    }

    private void readModels(Entity entity) {
        FiguresVisibility figures = new FiguresVisibility(catalog);
        boolean named =
                FiguresVisibility.toldByOwnRow(entity) || catalog.decidesOn(entity).isPresent();
        for (Rollup rollup : entity.rollups()) {
            if (named && !(countable(entity) && figures.ofRollup(entity, rollup).isPresent())) {
                unsound(entity, "rollups", rollup.name());
            }
        }
        for (EmbeddedModel model : entity.embedded()) {
            List<Entity> children =
                    model.figures().stream()
                            .flatMap(f -> domain.findEntity(f.child()).stream())
                            .toList();
            boolean countable =
                    countable(entity) && children.stream().allMatch(VisibilityChecks::countable);
            boolean sound = countable && figures.ofEmbedded(entity, model).isPresent();
            if (children.size() == model.figures().size() && !sound) {
                unsound(entity, "embedded", model.name());
            }
        }
    }

    private static boolean countable(Entity entity) {
        return entity.scope() == Scope.ORGANIZATION && entity.captured();
    }

    private void unsound(Entity entity, String annotation, String readModel) {
        mistakes.add(
                lines.ofType(entity.name(), annotation),
                "figures over captured rows of one organization that some role sees all of, of a"
                        + " parent whose own row says who sees it",
                "'%s' of %s".formatted(readModel, entity.name()),
                "Remove it, or give the rows a form of @visible that names a role.");
    }

    private void user(Entity at, Entity holder, String field) {
        boolean user =
                field.equals(BaseColumns.CREATED_BY)
                        || holder.findField(field)
                                .filter(f -> f.type() instanceof FieldType.Uuid)
                                .isPresent();
        if (!user) {
            refuse(at, "a uuid field of %s or created_by".formatted(holder.name()), field);
        }
    }

    /// Whoever could change the field would let people see what was not written for them.
    private void fixed(Entity at, Entity holder, String field) {
        if (holder.findField(field).filter(EntityField::immutable).isEmpty()) {
            refuse(
                    at,
                    "an @immutable field of %s".formatted(holder.name()),
                    field,
                    "Correct the name, or add @immutable(true) to the field.");
        }
    }

    private void refuse(Entity entity, String expected, String found) {
        refuse(entity, expected, found, "Correct the name.");
    }

    private void refuse(Entity entity, String expected, String found, String next) {
        mistakes.add(
                lines.ofType(entity.name(), "visible"),
                expected,
                "'%s' in @visible of %s".formatted(found, entity.name()),
                next);
    }
}
