package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/// Reads a record that is a named command, against the entities of its domain.
final class CommandReader {
    private static final Set<String> ANNOTATIONS =
            Set.of(
                    "command",
                    "on",
                    "creates",
                    "deletes",
                    "role",
                    "sets",
                    "when",
                    "rule",
                    "founding",
                    "joining",
                    "approval",
                    "limit",
                    "effects",
                    "step_up",
                    "writes");

    private final String domain;
    private final Map<String, Entity> entities;
    private final SourceLines lines;
    private final Mistakes mistakes;

    CommandReader(String domain, List<Entity> entities, SourceLines lines, Mistakes mistakes) {
        this.domain = domain;
        this.entities = new LinkedHashMap<>();
        entities.forEach(e -> this.entities.put(e.name(), e));
        this.lines = lines;
        this.mistakes = mistakes;
    }

    Optional<CommandDefinition> read(Schema record) {
        String place = record.getName();
        Attributes annotations =
                new Attributes(
                        record.getObjectProps(), place, a -> lines.ofType(place, a), mistakes);
        annotations.refuseOthersThan(ANNOTATIONS);
        List<EntityField> fields = fieldsOf(record);
        Optional<String> name =
                annotations.requiredText("command").filter(n -> spelled(annotations, n));
        Optional<Target> target = targetOf(annotations);
        if (name.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        Entity entity = target.get().entity();
        boolean rule = annotations.flag("rule");
        CommandChecks checks = new CommandChecks(annotations, entity, lines, mistakes);
        checks.fields(record.getName(), fields, rule);
        CommandDefinition.Effect effect = target.get().effect();
        return Optional.of(
                new CommandDefinition(
                        domain,
                        domain + "." + name.get(),
                        entity.name(),
                        effect,
                        roleOf(annotations, entity, effect),
                        entity.feature(),
                        fields.stream().filter(f -> !f.name().equals(BaseColumns.ID)).toList(),
                        checks.sets(),
                        checks.when(),
                        rule,
                        checks.findsRow(place, fields, rule),
                        annotations.flag("founding"),
                        true,
                        false,
                        CommandTermsReader.read(domain, domain + "." + name.get(), annotations)
                                .with(entity.limits().get(GenericCommands.verbOf(effect))),
                        Optional.ofNullable(record.getDoc()).orElse(""),
                        lines.ofType(place)));
    }

    private record Target(Entity entity, CommandDefinition.Effect effect) {}

    private Optional<Target> targetOf(Attributes annotations) {
        List<Optional<Target>> targets = new ArrayList<>();
        Map.of(
                        "on", CommandDefinition.Effect.UPDATE,
                        "creates", CommandDefinition.Effect.CREATE,
                        "deletes", CommandDefinition.Effect.DELETE)
                .forEach(
                        (annotation, effect) ->
                                annotations
                                        .text(annotation)
                                        .map(e -> entity(annotations, annotation, e))
                                        .map(found -> found.map(e -> new Target(e, effect)))
                                        .ifPresent(targets::add));
        if (targets.size() != 1) {
            annotations.refuse(
                    "command",
                    "exactly one of @on, @creates and @deletes",
                    String.valueOf(targets.size()),
                    "Name the entity whose row the command changes.");
            return Optional.empty();
        }
        return targets.getFirst();
    }

    private Optional<Entity> entity(Attributes annotations, String annotation, String name) {
        Optional<Entity> entity = Optional.ofNullable(entities.get(name));
        if (entity.isEmpty()) {
            annotations.refuse(
                    annotation,
                    "an entity of the domain for @" + annotation,
                    "'%s'".formatted(name),
                    "Use one of %s.".formatted(String.join(", ", entities.keySet())));
        }
        return entity;
    }

    private List<EntityField> fieldsOf(Schema record) {
        FieldReader reader = new FieldReader(lines, mistakes);
        return record.getFields().stream()
                .flatMap(f -> reader.read(record.getName(), f).stream())
                .toList();
    }

    private static boolean spelled(Attributes annotations, String name) {
        String[] parts = name.split("\\.", -1);
        boolean well = parts.length == 2 && Naming.isSnake(parts[0]) && Naming.isSnake(parts[1]);
        if (!well) {
            annotations.refuse(
                    "command",
                    "a command name <entity>.<verb> in snake_case",
                    "'%s'".formatted(name),
                    "Write for example @command(\"campaign.launch\").");
        }
        return well;
    }

    private static Role roleOf(
            Attributes annotations, Entity entity, CommandDefinition.Effect effect) {
        return annotations
                .text("role")
                .flatMap(r -> RoleReader.read(annotations, "role", r))
                .orElseGet(
                        () ->
                                entity.roles()
                                        .getOrDefault(GenericCommands.verbOf(effect), Role.OWNER));
    }
}
