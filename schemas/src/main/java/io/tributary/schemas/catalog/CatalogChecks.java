package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds the declarations of a file against each other and against the other domains.
final class CatalogChecks {
    private final DomainCatalog catalog;
    private final Domain domain;
    private final SourceLines lines;
    private final Mistakes mistakes;

    CatalogChecks(DomainCatalog catalog, DomainFile file) {
        this.catalog = catalog;
        this.domain = file.domain();
        this.lines = file.lines();
        this.mistakes = file.mistakes();
    }

    void check() {
        checkNames();
        for (Entity entity : domain.entities()) {
            checkGroups(entity, "unique", entity.uniques());
            checkGroups(entity, "unique_everywhere", entity.reservations());
            checkGroups(entity, "index", entity.indexes());
            entity.fields().forEach(f -> checkField(entity, f));
            new VisibilityChecks(catalog, domain, lines, mistakes).check(entity);
            checkReadModels(entity);
            entity.timer().ifPresent(timer -> checkTimer(timer, entity));
            entity.retention().ifPresent(retention -> checkRetention(retention, entity));
        }
        for (CommandDefinition command : domain.commands()) {
            if (command.named()) {
                checkTerms(command);
                checkEffects(command);
            }
        }
    }

    private void checkNames() {
        Set<String> readModels = new HashSet<>();
        Set<String> words = new HashSet<>();
        for (Entity entity : domain.entities()) {
            String record = entity.name();
            once(readModels, entity.table().table(), lines.ofType(record, "table"));
            once(words, entity.word(), lines.ofType(record, "word"));
            entity.rollups()
                    .forEach(r -> once(readModels, r.name(), lines.ofType(record, "rollups")));
            entity.embedded()
                    .forEach(m -> once(readModels, m.name(), lines.ofType(record, "embedded")));
        }
        Set<String> commands = new HashSet<>();
        domain.commands().forEach(c -> once(commands, c.name(), c.line()));
    }

    private void once(Set<String> seen, String name, int line) {
        if (!seen.add(name)) {
            mistakes.add(
                    line,
                    "names of tables, read models and commands that differ",
                    "'%s' twice".formatted(name),
                    "Rename one.");
        }
    }

    private void checkGroups(Entity entity, String annotation, List<List<String>> groups) {
        for (List<String> group : groups) {
            for (String field : group) {
                if (entity.findField(field).isEmpty()
                        && !BaseColumns.of(entity.scope()).contains(field)) {
                    mistakes.add(
                            lines.ofType(entity.name(), annotation),
                            "fields of %s in @%s".formatted(entity.name(), annotation),
                            "'%s'".formatted(field),
                            "Name one of its fields.");
                }
            }
        }
    }

    private void checkField(Entity entity, EntityField field) {
        field.defaultValue()
                .filter(v -> !ValueForm.fits(v, field))
                .ifPresent(
                        v ->
                                mistakes.add(
                                        field.line(),
                                        "a default that %s.%s can hold"
                                                .formatted(entity.name(), field.name()),
                                        "'%s'".formatted(v),
                                        "Correct the default."));
        field.reference().ifPresent(r -> checkReference(entity, field, r));
    }

    private void checkReference(Entity entity, EntityField field, Reference reference) {
        int line = lines.ofField(entity.name(), field.name(), "references");
        Optional<Entity> target = catalog.target(domain, reference);
        if (target.isEmpty()) {
            mistakes.add(
                    line,
                    "an entity of the domain, or <domain>.<Record> of another active one",
                    "'%s' at %s.%s".formatted(reference.entity(), entity.name(), field.name()),
                    "Name an entity that exists.");
            return;
        }
        if (reference.onDelete() == Reference.OnDelete.CLEAR && field.required()) {
            mistakes.add(
                    line,
                    "an optional field, since its reference is cleared when the target goes",
                    "the required %s.%s".formatted(entity.name(), field.name()),
                    "Write uuid? or another on_delete.");
        }
        boolean reachable =
                target.get().scope() == entity.scope() || target.get().scope() == Scope.GLOBAL;
        if (!reachable) {
            mistakes.add(
                    line,
                    "a reference to an entity of the same scope or of scope global",
                    "one to %s".formatted(target.get().name()),
                    "Remove @references.");
        }
    }

    private void checkReadModels(Entity entity) {
        for (Rollup rollup : entity.rollups()) {
            RollupReader.check(rollup, entity, lines.ofType(entity.name(), "rollups"), mistakes);
        }
        for (EmbeddedModel model : entity.embedded()) {
            List<String> names = new ArrayList<>();
            for (EmbeddedModel.Figures figures : model.figures()) {
                names.add(figures.as());
                checkFigures(entity, model, figures);
            }
            if (names.size() != Set.copyOf(names).size()
                    || names.stream().anyMatch(n -> entity.findField(n).isPresent())) {
                mistakes.add(
                        lines.ofType(entity.name(), "embedded"),
                        "names for the figures of '%s' that differ from each other and from fields"
                                .formatted(model.name()),
                        String.join(", ", names),
                        "Rename one.");
            }
        }
    }

    private void checkFigures(Entity parent, EmbeddedModel model, EmbeddedModel.Figures figures) {
        int line = lines.ofType(parent.name(), "embedded");
        Optional<Entity> child = domain.findEntity(figures.child());
        Optional<Entity> target =
                child.flatMap(c -> c.findField(figures.by()))
                        .flatMap(EntityField::reference)
                        .flatMap(r -> catalog.target(domain, r));
        if (target.filter(parent::equals).isEmpty()) {
            mistakes.add(
                    line,
                    "a child of the domain and its reference to %s in '%s'"
                            .formatted(parent.name(), model.name()),
                    "'%s' by '%s'".formatted(figures.child(), figures.by()),
                    "Name an entity and a field with @references(\"%s\")."
                            .formatted(parent.name()));
        }
        child.ifPresent(c -> MeasureReader.check(figures.measures(), c, line, mistakes));
    }

    private void checkTerms(CommandDefinition command) {
        for (String written : command.terms().writes()) {
            if (catalog.target(domain, new Reference(written, Reference.OnDelete.REFUSE))
                    .isEmpty()) {
                mistakes.add(
                        command.line(),
                        "entities in @writes of " + command.name(),
                        "'%s'".formatted(written),
                        "Name an entity that exists.");
            }
        }
    }

    private void checkEffects(CommandDefinition command) {
        SideEffectChecks checks = new SideEffectChecks(catalog, domain, mistakes);
        command.terms().effects().forEach(effect -> checks.check(command, effect));
    }

    private void checkRetention(Retention retention, Entity entity) {
        int line = lines.ofType(entity.name(), "retention");
        boolean moment =
                retention.after().equals(BaseColumns.CREATED_AT)
                        || entity.findField(retention.after())
                                .filter(f -> f.type() instanceof FieldType.Instant)
                                .isPresent();
        if (!moment) {
            mistakes.add(
                    line,
                    "a timestamp_ms field of %s in @retention".formatted(entity.name()),
                    "'%s'".formatted(retention.after()),
                    "Name one, or leave 'after' out to count from the row's creation.");
        }
        boolean kept =
                entity.scope() != Scope.ORGANIZATION && entity.scope() != Scope.USER
                        || isReferred(entity);
        if (kept || entity.ephemeral() || !entity.reservations().isEmpty()) {
            mistakes.add(
                    line,
                    "rows of an organization or a person that no other row refers to, without reservations, in @retention",
                    "those of " + entity.name(),
                    "Remove @retention.");
        }
    }

    private boolean isReferred(Entity entity) {
        return catalog.domains().stream()
                .anyMatch(
                        d ->
                                d.entities().stream()
                                        .flatMap(e -> e.fields().stream())
                                        .flatMap(f -> f.reference().stream())
                                        .flatMap(r -> catalog.target(d, r).stream())
                                        .anyMatch(entity::equals));
    }

    private void checkTimer(Timer timer, Entity entity) {
        int line = lines.ofType(entity.name(), "timer");
        boolean instant =
                entity.findField(timer.at())
                        .filter(f -> f.type() instanceof FieldType.Instant)
                        .isPresent();
        boolean command =
                domain.commands().stream()
                        .filter(c -> c.name().equals(timer.command()))
                        .anyMatch(c -> takesTheRowAlone(c, entity));
        if (!instant || !command) {
            mistakes.add(
                    line,
                    "a timestamp_ms field of %s and a command on it that needs no more than its id in @timer"
                            .formatted(entity.name()),
                    "'%s' and '%s'".formatted(timer.at(), timer.command()),
                    "Correct both names.");
        }
        if (entity.scope() != Scope.ORGANIZATION || entity.ephemeral()) {
            mistakes.add(
                    line,
                    "rows that belong to an organization and are journaled in @timer",
                    "those of " + entity.name(),
                    "Remove @timer.");
        }
    }

    private static boolean takesTheRowAlone(CommandDefinition command, Entity entity) {
        return command.entity().equals(entity.name())
                && command.effect() != CommandDefinition.Effect.CREATE
                && command.fields().stream()
                        .noneMatch(f -> f.required() && f.defaultValue().isEmpty());
    }
}
