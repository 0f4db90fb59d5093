package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The commands that an entity has without a record of its own in the IDL: create, update, delete
/// and restore.
final class GenericCommands {
    private static final String RESTORE = "restore";

    /// What every client can read as a number.
    private static final long LARGEST_VERSION = (1L << 53) - 1;

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
        boolean updated = !without.contains(Verb.UPDATE.spelling()) && !entity.appendOnly();
        if (updated && entity.scope() == Scope.ORGANIZATION && !entity.ephemeral()) {
            commands.add(restoreOf(entity));
        }
        return commands;
    }

    /// Whether the command restores what the other one, of the same entity, changes.
    static boolean restoresAfter(CommandDefinition command, CommandDefinition update) {
        return command.restores()
                && update.name()
                        .equals(command.name().replaceFirst(RESTORE + "$", Verb.UPDATE.spelling()));
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
        return definition(
                entity,
                verb.spelling(),
                effect,
                entity.roles().getOrDefault(verb, Role.OWNER),
                fieldsOf(entity, effect),
                false,
                entity.documentation());
    }

    private static CommandDefinition restoreOf(Entity entity) {
        return definition(
                entity,
                RESTORE,
                CommandDefinition.Effect.UPDATE,
                entity.roles().getOrDefault(Verb.UPDATE, Role.OWNER),
                List.of(version(entity.line())),
                true,
                "Brings an earlier version back, as far as an update may write it; a row that is gone is made anew.");
    }

    private static CommandDefinition definition(
            Entity entity,
            String verb,
            CommandDefinition.Effect effect,
            Role role,
            List<EntityField> fields,
            boolean restores,
            String documentation) {
        return new CommandDefinition(
                entity.domain(),
                entity.domain() + "." + entity.word() + "." + verb,
                entity.name(),
                effect,
                role,
                entity.feature(),
                fields,
                Map.of(),
                Map.of(),
                false,
                false,
                false,
                restores,
                restores,
                CommandTerms.NONE.with(entity.limits().get(verbOf(effect))),
                documentation,
                entity.line());
    }

    private static EntityField version(int line) {
        return new EntityField(
                BaseColumns.VERSION,
                new FieldType.Long(1, LARGEST_VERSION),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                false,
                Optional.empty(),
                Map.of(),
                false,
                List.of(),
                false,
                Optional.empty(),
                "The version to bring back.",
                line);
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
