package io.tributary.command.timers;

import io.tributary.command.decision.CommandRules;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Timer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The commands that timers send, as the catalog says.
///
/// Pure; safe for use by many threads.
final class TimedCommands {
    private final Map<String, CommandDefinition> commands = new TreeMap<>();

    TimedCommands(DomainCatalog catalog, CommandRules rules) {
        catalog.entities()
                .forEach(
                        entity ->
                                entity.timer()
                                        .ifPresent(timer -> add(entity, timer, catalog, rules)));
    }

    private void add(Entity entity, Timer timer, DomainCatalog catalog, CommandRules rules) {
        catalog.findCommand(timer.command())
                .filter(rules::offers)
                .ifPresent(command -> commands.put(entity.table() + "." + timer.at(), command));
    }

    /// Timers of other kinds are left to whoever knows their commands.
    String[] kinds() {
        return commands.keySet().toArray(String[]::new);
    }

    Optional<CommandDefinition> find(DueTimer timer) {
        return Optional.ofNullable(commands.get(timer.kind()));
    }
}
