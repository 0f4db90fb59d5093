package io.tributary.schemas.catalog;

import java.util.Optional;

/// Holds `@visible` against the fields and entities that it names.
final class VisibilityChecks {
    private final Domain domain;
    private final SourceLines lines;
    private final Mistakes mistakes;

    VisibilityChecks(Domain domain, SourceLines lines, Mistakes mistakes) {
        this.domain = domain;
        this.lines = lines;
        this.mistakes = mistakes;
    }

    void check(Entity entity) {
        switch (entity.visibility()) {
            case Visibility.Everyone everyone -> {}
            case Visibility.Roles roles -> {}
            case Visibility.Owner owner -> user(entity, entity, owner.field());
            case Visibility.Parent parent -> reference(entity, parent.field());
            case Visibility.ParticipantsOf participants -> participants(entity, participants);
            case Visibility.AuthorsDrafts drafts -> drafts(entity, drafts);
        }
    }

    private void participants(Entity entity, Visibility.ParticipantsOf visible) {
        field(entity, entity, visible.by());
        Optional<Entity> of = domain.findEntity(visible.of());
        if (of.isEmpty()) {
            refuse(entity, "an entity of the domain in 'of'", visible.of());
            return;
        }
        field(entity, of.get(), visible.by());
        user(entity, of.get(), visible.userField());
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

    private void reference(Entity entity, String field) {
        if (entity.findField(field).flatMap(EntityField::reference).isEmpty()) {
            refuse(entity, "a field of %s with @references".formatted(entity.name()), field);
        }
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

    private void field(Entity at, Entity holder, String field) {
        if (holder.findField(field).isEmpty() && !field.equals(BaseColumns.ID)) {
            refuse(at, "a field of %s".formatted(holder.name()), field);
        }
    }

    private void refuse(Entity entity, String expected, String found) {
        mistakes.add(
                lines.ofType(entity.name(), "visible"),
                expected,
                "'%s' in @visible of %s".formatted(found, entity.name()),
                "Correct the name.");
    }
}
