package io.tributary.command.decision;

import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.catalog.Verb;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a grant or a scope names: a command, such as `dialer.campaign.launch`, all commands of a
/// word, `dialer.campaign.*`, or to read a collection, `dialer.campaigns.read`.
public final class Permission {
    private static final String ALL = "*";
    private static final String READ = ".read";

    private Permission() {}

    /// The names that allow the command.
    public static String[] coveringCommand(String command) {
        return new String[] {command, command.substring(0, command.lastIndexOf('.') + 1) + ALL};
    }

    /// The role that may do all that the name allows; empty when the catalog has no such thing.
    public static Optional<Role> leastRole(DomainCatalog catalog, String name) {
        return catalog.domains().stream()
                .flatMap(domain -> roles(domain, name))
                .min(Comparator.naturalOrder());
    }

    private static Stream<Role> roles(Domain domain, String name) {
        Stream<Role> commands =
                domain.commands().stream()
                        .filter(c -> List.of(coveringCommand(c.name())).contains(name))
                        .filter(c -> !c.founding() && !c.terms().joining())
                        .filter(c -> domain.findEntity(c.entity()).filter(ofMembers()).isPresent())
                        .map(CommandDefinition::role);
        Stream<Role> reads =
                domain.entities().stream()
                        .filter(e -> name.equals(e.table() + READ))
                        .filter(ofMembers())
                        .map(e -> e.roles().get(Verb.READ));
        return Stream.concat(commands, reads);
    }

    private static Predicate<Entity> ofMembers() {
        return entity -> entity.scope() == Scope.ORGANIZATION;
    }
}
