package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The commands that an entity has without a record of its own in the IDL: create, update and
/// delete.
final class GenericCommands {
    private GenericCommands() {}

    /// @param without verbs that `@no_generic` takes away
    static List<CommandDefinition> of(Entity entity, Set<String> without) {
        List<CommandDefinition> commands = new ArrayList<>();
        if (entity.scope() == Scope.PLATFORM) {
            return commands;
        }
        for (CommandDefinition.Effect effect : CommandDefinition.Effect.values()) {
            Verb verb = verbOf(effect);
            boolean changes = effect != CommandDefinition.Effect.CREATE;
            if (!without.contains(verb.spelling()) && !(changes && entity.appendOnly())) {
                commands.add(commandOf(entity, effect, verb));
            }
        }
        return commands;
    }

    /// The verb whose role a command of this effect asks for, unless it names its own.
    static Verb verbOf(CommandDefinition.Effect effect) {
        return switch (effect) {
            case CREATE -> Verb.CREATE;
            case UPDATE -> Verb.UPDATE;
            case DELETE -> Verb.DELETE;
        };
    }

    private static CommandDefinition commandOf(
            Entity entity, CommandDefinition.Effect effect, Verb verb) {
        return new CommandDefinition(
                entity.domain(),
                entity.domain() + "." + entity.word() + "." + verb.spelling(),
                entity.name(),
                effect,
                entity.roles().getOrDefault(verb, Role.OWNER),
                entity.feature(),
                fieldsOf(entity, effect),
                Map.of(),
                Map.of(),
                false,
                false,
                false,
                false,
                CommandTerms.NONE,
                entity.documentation(),
                entity.line());
    }

    private static List<EntityField> fieldsOf(Entity entity, CommandDefinition.Effect effect) {
        return switch (effect) {
            case CREATE -> entity.fields().stream().filter(f -> !f.server()).toList();
            case UPDATE ->
                    entity.fields().stream().filter(f -> !f.server() && !f.immutable()).toList();
            case DELETE -> List.of();
        };
    }
}
