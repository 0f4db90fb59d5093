package io.tributary.command.write;

import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.CommandDefinition.Effect;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import java.util.Optional;

/// The generic create, update or delete of an entity, where the catalog leaves it one.
final class GenericCommand {
    private GenericCommand() {}

    static Optional<CommandDefinition> find(DomainCatalog catalog, Entity entity, Effect effect) {
        return catalog.find(entity.domain()).stream()
                .flatMap(domain -> domain.commands().stream())
                .filter(command -> !command.named() && command.effect() == effect)
                .filter(command -> command.entity().equals(entity.name()))
                .findFirst();
    }
}
