package io.tributary.command.write;

import io.tributary.command.validation.Literal;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.CommandDefinition.Effect;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a transaction did to one row as a whole, to be taken back.
///
/// @param before how it stood; empty when there was none
/// @param after how the transaction left it; empty when it removed it
record RowReversal(
        Entity entity, UUID id, Optional<ObjectNode> before, Optional<ObjectNode> after) {

    /// One change of the row, as the journal has it.
    record Step(Optional<ObjectNode> before, Optional<ObjectNode> after) {
        /// Entries of one transaction are not told in their order; versions are.
        static final Comparator<Step> ORDER =
                Comparator.comparingLong(Step::version).thenComparing(step -> step.after.isEmpty());

        private long version() {
            return versionOf(after.or(() -> before).orElseThrow());
        }

        private boolean follows(Step earlier) {
            return before.map(RowReversal::versionOf)
                    .equals(earlier.after.map(RowReversal::versionOf));
        }
    }

    private static long versionOf(ObjectNode row) {
        return row.path(BaseColumns.VERSION).longValue(0);
    }

    /// @param steps at least one, in any order
    /// @return empty when it cannot be told what they did one after the other
    static Optional<RowReversal> of(Entity entity, UUID id, List<Step> steps) {
        List<Step> ordered = steps.stream().sorted(Step.ORDER).toList();
        for (int i = 1; i < ordered.size(); i++) {
            if (!ordered.get(i).follows(ordered.get(i - 1))) {
                return Optional.empty();
            }
        }
        return Optional.of(
                new RowReversal(
                        entity, id, ordered.getFirst().before(), ordered.getLast().after()));
    }

    /// Whether there was and is nothing.
    boolean isNothing() {
        return before.isEmpty() && after.isEmpty();
    }

    /// What takes it back.
    Effect effect() {
        if (after.isEmpty()) {
            return Effect.CREATE;
        }
        return before.isEmpty() ? Effect.DELETE : Effect.UPDATE;
    }

    /// Whether the row stands as the transaction left it.
    boolean stands(Optional<ObjectNode> current) {
        if (after.isEmpty() || current.isEmpty()) {
            return after.isEmpty() && current.isEmpty();
        }
        ObjectNode left = after.get();
        ObjectNode found = current.get();
        return versionOf(left) == versionOf(found)
                && Stream.of(BaseColumns.CREATED_AT, BaseColumns.UPDATED_AT)
                        .allMatch(column -> moment(left, column).equals(moment(found, column)));
    }

    /// Who wrote from outside may have been in another time zone.
    private static Instant moment(ObjectNode row, String column) {
        return OffsetDateTime.parse(row.path(column).stringValue()).toInstant();
    }

    /// The fields that differ, as they were; no value counts like none.
    ObjectNode values() {
        ObjectNode was = before.orElseThrow();
        ObjectNode values = was.objectNode();
        for (String field : RowColumns.names(entity)) {
            JsonNode value = was.path(field);
            if (!none(value, after.orElseThrow().path(field))
                    && !value.equals(after.orElseThrow().path(field))) {
                values.set(field, value.isMissingNode() ? was.nullNode() : value);
            }
        }
        return values;
    }

    private static boolean none(JsonNode one, JsonNode other) {
        return (one.isMissingNode() || one.isNull()) && (other.isMissingNode() || other.isNull());
    }

    /// Whether the command's fields are all that has to be written. A row made anew has the
    /// defaults of the others.
    boolean isWithin(CommandDefinition command) {
        List<String> open = command.fields().stream().map(EntityField::name).toList();
        return switch (effect()) {
            case DELETE -> true;
            case UPDATE -> open.containsAll(values().propertyNames());
            case CREATE ->
                    entity.fields().stream()
                            .filter(field -> !open.contains(field.name()))
                            .allMatch(this::hadDefault);
        };
    }

    private boolean hadDefault(EntityField field) {
        JsonNode value = before.orElseThrow().path(field.name());
        return field.defaultValue()
                .map(usual -> value.asString("").equals(Literal.node(usual).asString("")))
                .orElse(value.isMissingNode() || value.isNull());
    }

    /// Whether the catalog lets every field with transitions go back.
    boolean mayGoBack() {
        return effect() != Effect.UPDATE
                || entity.fields().stream()
                        .filter(field -> !field.transitions().isEmpty())
                        .allMatch(
                                field ->
                                        !values().has(field.name())
                                                || field.transitions()
                                                        .getOrDefault(
                                                                after.orElseThrow()
                                                                        .path(field.name())
                                                                        .asString(""),
                                                                List.of())
                                                        .contains(
                                                                values().path(field.name())
                                                                        .asString("")));
    }

    /// `<domain>.<table>/<id>`
    String name() {
        return entity.table() + "/" + id;
    }
}
