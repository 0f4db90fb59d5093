package io.tributary.command.validation;

import io.tributary.command.validation.FieldOutcome.Accepted;
import io.tributary.command.validation.FieldOutcome.Refused;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.CommandDefinition.Effect;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.contract.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Checks a whole body, and collects every mistake in it before it refuses.
///
/// Pure; safe for use by many threads.
public final class CommandValidator {
    private static final int MOST_ERRORS = 100;

    private final FieldCheck check = new FieldCheck();

    /// What became of a body.
    public sealed interface Outcome {
        record Valid(ValidCommand command) implements Outcome {}

        record Invalid(Rejection rejection) implements Outcome {}
    }

    public Outcome validate(
            CommandDefinition definition,
            Entity entity,
            UUID owner,
            JsonNode body,
            Optional<Long> expectedVersion) {
        if (!body.isObject()) {
            return new Outcome.Invalid(
                    Rejection.of(
                            ErrorCode.COMMAND_MALFORMED_BODY,
                            "Expected a JSON object with the fields of %s. Send one."
                                    .formatted(definition.name())));
        }
        List<FieldError> errors = new ArrayList<>();
        unknownFields(definition, body, errors);
        UUID id = id(definition, entity, owner, body, errors);
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (EntityField field : definition.fields()) {
            if (!field.name().equals(BaseColumns.ID)) {
                field(definition, field, body.get(field.name()), values, errors);
            }
        }
        if (!errors.isEmpty()) {
            return new Outcome.Invalid(
                    new Rejection(
                            ErrorCode.COMMAND_INVALID_FIELDS,
                            "Expected acceptable fields for %s, but found %d mistake(s). Mend them and resend."
                                    .formatted(definition.name(), errors.size()),
                            errors.stream().limit(MOST_ERRORS).toList()));
        }
        return new Outcome.Valid(new ValidCommand(definition, entity, id, values, expectedVersion));
    }

    private static void unknownFields(
            CommandDefinition definition, JsonNode body, List<FieldError> errors) {
        for (String name : body.propertyNames()) {
            if (!name.equals(BaseColumns.ID)
                    && definition.fields().stream().noneMatch(f -> f.name().equals(name))) {
                String known =
                        definition.fields().stream()
                                .map(EntityField::name)
                                .collect(Collectors.joining(", "));
                errors.add(
                        new FieldError(
                                CleanText.shown(name),
                                "unknown",
                                "Expected one of id, %s.".formatted(known)));
            }
        }
    }

    private UUID id(
            CommandDefinition definition,
            Entity entity,
            UUID owner,
            JsonNode body,
            List<FieldError> errors) {
        JsonNode given = body.get(BaseColumns.ID);
        boolean absent = given == null || given.isNull();
        if (absent && entity.singleton()) {
            return owner;
        }
        if (absent && definition.effect() == Effect.CREATE) {
            return TimeOrderedId.next();
        }
        if (absent && definition.findsRow()) {
            return ValidCommand.NO_ROW;
        }
        if (absent) {
            errors.add(new FieldError(BaseColumns.ID, "required", "Expected the id of the row."));
            return owner;
        }
        Optional<UUID> id =
                given.isString()
                        ? TimeAndIdentityCheck.parseUuid(given.stringValue())
                        : Optional.empty();
        if (id.isEmpty()) {
            errors.add(
                    new FieldError(
                            BaseColumns.ID, "wrong_type", "Expected a UUID of 36 characters."));
        } else if (entity.singleton() && !id.get().equals(owner)) {
            errors.add(
                    new FieldError(
                            BaseColumns.ID,
                            "out_of_range",
                            "Expected the owner's own id, or none."));
        }
        return id.orElse(owner);
    }

    private void field(
            CommandDefinition definition,
            EntityField field,
            @Nullable JsonNode given,
            ObjectNode values,
            List<FieldError> errors) {
        if (given == null) {
            absent(definition, field, values, errors);
        } else if (given.isNull()) {
            if (field.required()) {
                errors.add(
                        new FieldError(field.name(), "null", "Expected a value, but found null."));
            } else {
                values.putNull(field.name());
            }
        } else {
            switch (check.check(field, given)) {
                case Accepted accepted -> values.set(field.name(), accepted.value());
                case Refused refused ->
                        errors.add(new FieldError(field.name(), refused.code(), refused.message()));
            }
        }
    }

    /// A generic update leaves alone what it does not name; every other command takes the default.
    private static void absent(
            CommandDefinition definition,
            EntityField field,
            ObjectNode values,
            List<FieldError> errors) {
        if (definition.effect() == Effect.UPDATE && !definition.named()) {
            return;
        }
        if (field.defaultValue().isPresent()) {
            values.set(field.name(), Literal.node(field.defaultValue().get()));
        } else if (field.required() && definition.effect() != Effect.DELETE) {
            errors.add(
                    new FieldError(field.name(), "required", "Expected a value, but found none."));
        }
    }
}
