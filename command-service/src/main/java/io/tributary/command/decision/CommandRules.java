package io.tributary.command.decision;

import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.DomainCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All rules by the command they decide.
public final class CommandRules {
    private final Map<String, CommandRule> rules;

    public CommandRules(List<CommandRule> rules) {
        this.rules =
                rules.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        CommandRule::command, Function.identity()));
    }

    Optional<CommandRule> find(String command) {
        return Optional.ofNullable(rules.get(command));
    }

    /// Whether the command can be carried out here: one whose rule is missing cannot, since it
    /// would accept what the rule refuses.
    public boolean offers(CommandDefinition definition) {
        return !definition.rule() || rules.containsKey(definition.name());
    }

    /// Commands that the catalog says need a rule, but that have none here.
    public List<String> missingIn(DomainCatalog catalog) {
        return catalog.domains().stream()
                .flatMap(d -> d.commands().stream())
                .filter(CommandDefinition::rule)
                .map(CommandDefinition::name)
                .filter(name -> !rules.containsKey(name))
                .sorted()
                .toList();
    }
}
