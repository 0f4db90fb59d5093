package io.tributary.command.decision;

import io.tributary.command.validation.Literal;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.CommandDefinition.Effect;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Reads from the catalog what a command does.
///
/// Pure; safe for use by many threads.
public final class CatalogDecider {
    private final CommandRules rules;
    private final Set<String> referenced = new HashSet<>();

    public CatalogDecider(DomainCatalog catalog, CommandRules rules) {
        this.rules = rules;
        catalog.entities()
                .forEach(
                        entity ->
                                entity.fields().stream()
                                        .flatMap(f -> f.reference().stream())
                                        .map(r -> qualified(entity, r.entity()))
                                        .forEach(referenced::add));
    }

    public Decision decide(ValidCommand valid) {
        CommandDefinition definition = valid.definition();
        if (definition.restores()) {
            return new Decision.Restore(valid);
        }
        ValidCommand command = withFixedValues(valid);
        if (definition.rule()) {
            CommandRule rule =
                    rules.find(definition.name())
                            .orElseThrow(
                                    () ->
                                            new IllegalStateException(
                                                    "Expected a rule for %s, but found none."
                                                            .formatted(definition.name())));
            return new Decision.AskRule(command, rule);
        }
        Entity entity = valid.entity();
        boolean deletesReferenced =
                definition.effect() == Effect.DELETE
                        && referenced.contains(qualified(entity, entity.name()));
        boolean reserves = !entity.reservations().isEmpty() && definition.effect() != Effect.CREATE;
        return deletesReferenced || reserves
                ? new Decision.WriteAlsoOthers(command)
                : new Decision.WriteOneRow(command);
    }

    private static ValidCommand withFixedValues(ValidCommand valid) {
        CommandDefinition definition = valid.definition();
        ObjectNode values = valid.values();
        if (definition.effect() == Effect.CREATE && !definition.rule()) {
            for (EntityField field : valid.entity().fields()) {
                if (!values.has(field.name()) && field.defaultValue().isPresent()) {
                    values.set(field.name(), Literal.node(field.defaultValue().get()));
                }
            }
        }
        definition.sets().forEach((field, value) -> values.set(field, Literal.node(value)));
        return valid;
    }

    private static String qualified(Entity from, String reference) {
        return reference.contains(".") ? reference : from.domain() + "." + reference;
    }
}
