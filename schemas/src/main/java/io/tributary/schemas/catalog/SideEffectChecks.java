package io.tributary.schemas.catalog;

import java.util.Optional;

/// Holds what a command declares in `@effects` against the entities of its domain.
final class SideEffectChecks {
    private final DomainCatalog catalog;
    private final Domain domain;
    private final Mistakes mistakes;

    SideEffectChecks(DomainCatalog catalog, Domain domain, Mistakes mistakes) {
        this.catalog = catalog;
        this.domain = domain;
        this.mistakes = mistakes;
    }

    void check(CommandDefinition command, SideEffect effect) {
        Optional<Entity> rows = domain.findEntity(effect.of().orElse(command.entity()));
        boolean foreign = effect.of().isPresent();
        boolean written =
                foreign
                        ? command.terms().writes().contains(effect.of().orElseThrow())
                        : command.effect() != CommandDefinition.Effect.DELETE;
        if (rows.isEmpty() || !written || !kept(rows.get())) {
            refuse(
                    command,
                    "rows of an organization that the command leaves behind (its own, or those of a record in @writes)",
                    "'%s'".formatted(effect.of().orElse(command.entity())),
                    "Name such a record in 'of'.");
            return;
        }
        if (!leadsToText(rows.get(), effect.to())) {
            refusePath(command, effect.to(), "a text field for 'to'");
        }
        effect.carries().stream()
                .filter(path -> fieldAt(rows.get(), path).isEmpty())
                .forEach(path -> refusePath(command, path, "a field in 'carries'"));
        effect.reports()
                .filter(name -> !reportsOn(rows.get(), name))
                .ifPresent(
                        name ->
                                refuse(
                                        command,
                                        "a command on %s in 'reports'".formatted(rows.get().name()),
                                        "'%s'".formatted(name),
                                        "Name a command of the domain with @on(\"%s\")."
                                                .formatted(rows.get().name())));
    }

    private static boolean kept(Entity entity) {
        return entity.scope() == Scope.ORGANIZATION && !entity.ephemeral();
    }

    private boolean leadsToText(Entity entity, String path) {
        return fieldAt(entity, path).filter(f -> f.type() instanceof FieldType.Text).isPresent();
    }

    private Optional<EntityField> fieldAt(Entity entity, String path) {
        int point = path.indexOf('.');
        if (point < 0) {
            return entity.findField(path);
        }
        return entity.findField(path.substring(0, point))
                .flatMap(EntityField::reference)
                .flatMap(r -> catalog.target(domain, r))
                .filter(target -> target.scope() == Scope.ORGANIZATION)
                .flatMap(target -> target.findField(path.substring(point + 1)));
    }

    private boolean reportsOn(Entity entity, String name) {
        return domain.commands().stream()
                .anyMatch(
                        c ->
                                c.name().equals(name)
                                        && c.entity().equals(entity.name())
                                        && c.effect() == CommandDefinition.Effect.UPDATE);
    }

    private void refusePath(CommandDefinition command, String path, String expected) {
        refuse(
                command,
                expected + ", or <reference>.<field>",
                "'%s'".formatted(path),
                "Correct the name.");
    }

    private void refuse(CommandDefinition command, String expected, String found, String next) {
        mistakes.add(
                command.line(),
                "%s in @effects of %s".formatted(expected, command.name()),
                found,
                next);
    }
}
