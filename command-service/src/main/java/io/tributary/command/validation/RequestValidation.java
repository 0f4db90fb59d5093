package io.tributary.command.validation;

import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.CommandDefinition.Effect;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.ReservedOrganization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Finds the commands of a request in the catalog and checks all of them before any is refused.
public final class RequestValidation {
    private record Known(CommandDefinition definition, Entity entity) {}

    private final Map<String, Known> commands = new HashMap<>();
    private final CommandValidator validator = new CommandValidator();

    /// @param offered whether this service can carry out the command
    public RequestValidation(DomainCatalog catalog, Predicate<CommandDefinition> offered) {
        for (Domain domain : catalog.domains()) {
            for (CommandDefinition command : domain.commands()) {
                domain.findEntity(command.entity())
                        .filter(entity -> offered.test(command))
                        .filter(entity -> entity.scope() != Scope.PLATFORM)
                        .filter(entity -> !leavesTenantsBehind(catalog, entity, command))
                        .ifPresent(e -> commands.put(command.name(), new Known(command, e)));
            }
        }
    }

    /// What all organizations share cannot be deleted while rows of theirs may refer to it: nobody
    /// sees them all.
    private static boolean leavesTenantsBehind(
            DomainCatalog catalog, Entity entity, CommandDefinition command) {
        return entity.scope() == Scope.GLOBAL
                && command.effect() == Effect.DELETE
                && catalog.entities()
                        .filter(e -> e.scope() != Scope.GLOBAL)
                        .anyMatch(e -> refers(catalog, e, entity));
    }

    private static boolean refers(DomainCatalog catalog, Entity from, Entity to) {
        return from.fields().stream()
                .flatMap(field -> field.reference().stream())
                .flatMap(
                        reference ->
                                catalog.find(from.domain()).stream()
                                        .flatMap(d -> catalog.target(d, reference).stream()))
                .anyMatch(to::equals);
    }

    /// One command as it was sent.
    public record Sent(String command, JsonNode body, Optional<Long> expectedVersion) {}

    /// What became of a request.
    public sealed interface Outcome {
        record Valid(List<ValidCommand> commands) implements Outcome {
            public Valid {
                commands = List.copyOf(commands);
            }
        }

        record Invalid(Rejection rejection) implements Outcome {}
    }

    /// @param scope whose rows the address is for
    /// @param owner the organization or the person
    /// @param batch whether mistakes are told with the command's place
    public Outcome validate(Scope scope, UUID owner, List<Sent> sent, boolean batch) {
        List<ValidCommand> valid = new ArrayList<>(sent.size());
        List<Rejection> rejections = new ArrayList<>();
        for (int place = 0; place < sent.size(); place++) {
            switch (validate(scope, owner, sent.get(place))) {
                case CommandValidator.Outcome.Valid one -> valid.add(one.command());
                case CommandValidator.Outcome.Invalid one ->
                        rejections.add(
                                batch ? one.rejection().ofBatchPlace(place) : one.rejection());
            }
        }
        if (rejections.isEmpty()) {
            return new Outcome.Valid(valid);
        }
        Rejection first = rejections.getFirst();
        return new Outcome.Invalid(
                new Rejection(
                        first.code(),
                        first.detail(),
                        rejections.stream().flatMap(r -> r.errors().stream()).limit(100).toList()));
    }

    private CommandValidator.Outcome validate(Scope scope, UUID owner, Sent sent) {
        Known known = commands.get(sent.command());
        if (known == null) {
            return new CommandValidator.Outcome.Invalid(
                    Rejection.of(
                            ErrorCode.COMMAND_UNKNOWN,
                            "Expected a command of the catalog, but found '%s'. Look the name up in the contracts."
                                    .formatted(CleanText.shown(sent.command()))));
        }
        if (known.entity().scope() != scope) {
            return new CommandValidator.Outcome.Invalid(
                    Rejection.of(
                            ErrorCode.COMMAND_UNKNOWN,
                            "Expected a command of this address, but %s goes to %s. Send it there."
                                    .formatted(sent.command(), addressOf(known.entity().scope()))));
        }
        return validator.validate(
                known.definition(), known.entity(), owner, sent.body(), sent.expectedVersion());
    }

    private static String addressOf(Scope scope) {
        return switch (scope) {
            case ORGANIZATION -> "/v1/organizations/{organization}/commands";
            case USER -> "/v1/users/me/commands";
            case GLOBAL, PLATFORM ->
                    "/v1/organizations/%s/commands".formatted(ReservedOrganization.ID);
        };
    }
}
