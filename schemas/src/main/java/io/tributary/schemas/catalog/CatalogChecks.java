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
            checkTimers(
                    entity.timers(), entity, entity.name(), lines.ofType(entity.name(), "timer"));
        }
        for (CommandDefinition command : domain.commands()) {
            if (command.named()) {
                checkTerms(command);
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
        domain.findEntity(command.entity())
                .ifPresent(
                        e ->
                                checkTimers(
                                        command.terms().timers(),
                                        e,
                                        command.name(),
                                        command.line()));
    }

    private void checkTimers(List<Timer> timers, Entity entity, String place, int line) {
        for (Timer timer : timers) {
            boolean instant =
                    entity.findField(timer.at())
                            .filter(f -> f.type() instanceof FieldType.Instant)
                            .isPresent();
            boolean command =
                    domain.commands().stream().anyMatch(c -> c.name().equals(timer.command()));
            if (!instant || !command) {
                mistakes.add(
                        line,
                        "a timestamp_ms field of %s and a command of the domain in @timer of %s"
                                .formatted(entity.name(), place),
                        "'%s' and '%s'".formatted(timer.at(), timer.command()),
                        "Correct both names.");
            }
        }
    }
}
