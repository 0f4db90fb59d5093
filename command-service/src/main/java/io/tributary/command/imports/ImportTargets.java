package io.tributary.command.imports;

import io.tributary.command.decision.CommandRules;
import io.tributary.command.validation.CleanText;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.catalog.Verb;
import io.tributary.schemas.contract.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The entities that can be imported: those with a command `create`.
final class ImportTargets {
    private final Supplier<Map<String, ImportTarget>> targets;

    ImportTargets(LiveCatalog live, CommandRules rules) {
        this.targets = live.derived(catalog -> targets(catalog, rules));
    }

    private static Map<String, ImportTarget> targets(DomainCatalog catalog, CommandRules rules) {
        Map<String, ImportTarget> targets = new TreeMap<>();
        catalog.entities()
                .forEach(
                        entity ->
                                command(catalog, rules, entity, Verb.CREATE)
                                        .map(
                                                create ->
                                                        new ImportTarget(
                                                                entity,
                                                                create,
                                                                command(
                                                                        catalog,
                                                                        rules,
                                                                        entity,
                                                                        Verb.UPDATE)))
                                        .ifPresent(t -> targets.put(name(entity), t)));
        return targets;
    }

    /// @param scope whose rows the address is for
    /// @throws CommandRejected when there is none; names those there are
    ImportTarget require(Scope scope, String domain, String word) {
        ImportTarget target = targets.get().get(domain + "." + word);
        if (target == null || target.entity().scope() != scope) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_UNKNOWN,
                            "Expected an entity that can be imported here, but found '%s'. There are %s."
                                    .formatted(
                                            CleanText.shown(domain + "/" + word), names(scope))));
        }
        return target;
    }

    /// Any of them, for asking whether somebody may do anything here at all.
    ImportTarget any(Scope scope) {
        return targets.get().values().stream()
                .filter(target -> target.entity().scope() == scope)
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandRejected(
                                        Rejection.of(
                                                ErrorCode.COMMAND_UNKNOWN,
                                                "Expected entities that can be imported here, but found none.")));
    }

    private String names(Scope scope) {
        return targets.get().values().stream()
                .map(ImportTarget::entity)
                .filter(entity -> entity.scope() == scope)
                .map(entity -> entity.domain() + "/" + entity.word())
                .collect(Collectors.joining(", "));
    }

    private static Optional<CommandDefinition> command(
            DomainCatalog catalog, CommandRules rules, Entity entity, Verb verb) {
        return catalog.findCommand(name(entity) + "." + verb.spelling()).filter(rules::offers);
    }

    private static String name(Entity entity) {
        return entity.domain() + "." + entity.word();
    }
}
