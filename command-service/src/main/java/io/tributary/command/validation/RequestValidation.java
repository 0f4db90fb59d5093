package io.tributary.command.validation;

import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.contract.ErrorCode;
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
        catalog.domains()
                .forEach(
                        domain ->
                                domain.commands().stream()
                                        .filter(offered)
                                        .forEach(
                                                c ->
                                                        domain.findEntity(c.entity())
                                                                .filter(
                                                                        e ->
                                                                                e.scope()
                                                                                        == Scope
                                                                                                .ORGANIZATION)
                                                                .ifPresent(
                                                                        e ->
                                                                                commands.put(
                                                                                        c.name(),
                                                                                        new Known(
                                                                                                c,
                                                                                                e)))));
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

    /// @param batch whether mistakes are told with the command's place
    public Outcome validate(UUID organization, List<Sent> sent, boolean batch) {
        List<ValidCommand> valid = new ArrayList<>(sent.size());
        List<Rejection> rejections = new ArrayList<>();
        for (int place = 0; place < sent.size(); place++) {
            switch (validate(organization, sent.get(place))) {
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

    private CommandValidator.Outcome validate(UUID organization, Sent sent) {
        Known known = commands.get(sent.command());
        if (known == null) {
            return new CommandValidator.Outcome.Invalid(
                    Rejection.of(
                            ErrorCode.COMMAND_UNKNOWN,
                            "Expected a command of the catalog, but found '%s'. Look the name up in the contracts."
                                    .formatted(CleanText.shown(sent.command()))));
        }
        return validator.validate(
                known.definition(),
                known.entity(),
                organization,
                sent.body(),
                sent.expectedVersion());
    }
}
