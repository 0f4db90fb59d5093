package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All active domains. Immutable; a change of domains is a new catalog.
public record DomainCatalog(List<Domain> domains) {

    public DomainCatalog {
        domains = List.copyOf(domains);
    }

    public Optional<Domain> find(String name) {
        return domains.stream().filter(d -> d.name().equals(name)).findFirst();
    }

    /// Looks a command up by its full name, `<domain>.<entity>.<verb>`.
    public Optional<CommandDefinition> findCommand(String fullName) {
        return domains.stream()
                .flatMap(d -> d.commands().stream())
                .filter(c -> c.name().equals(fullName))
                .findFirst();
    }

    /// Every entity whose rows are captured, in the order of domains and of the IDL.
    public Stream<Entity> capturedEntities() {
        return entities().filter(Entity::captured);
    }

    /// The entity that a reference written in `from` points to.
    public Optional<Entity> target(Domain from, Reference reference) {
        int dot = reference.entity().indexOf('.');
        if (dot < 0) {
            return from.findEntity(reference.entity());
        }
        return find(reference.entity().substring(0, dot))
                .flatMap(d -> d.findEntity(reference.entity().substring(dot + 1)));
    }

    /// The entity whose rows say who sees this one's: the declared parent, or the participants.
    /// Empty when a row says it by itself.
    public Optional<Entity> decidesOn(Entity entity) {
        return find(entity.domain())
                .flatMap(
                        domain ->
                                switch (entity.visibility()) {
                                    case Visibility.Parent parent ->
                                            entity.findField(parent.field())
                                                    .flatMap(EntityField::reference)
                                                    .flatMap(r -> target(domain, r));
                                    case Visibility.ParticipantsOf participants ->
                                            domain.findEntity(participants.of());
                                    case Visibility.Everyone everyone -> Optional.empty();
                                    case Visibility.Roles roles -> Optional.empty();
                                    case Visibility.Owner owner -> Optional.empty();
                                    case Visibility.AuthorsDrafts drafts -> Optional.empty();
                                });
    }

    public Stream<Entity> entities() {
        return domains.stream().flatMap(d -> d.entities().stream());
    }
}
