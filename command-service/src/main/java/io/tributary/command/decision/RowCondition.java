package io.tributary.command.decision;

import io.tributary.schemas.catalog.Entity;
import java.time.Instant;
import java.util.List;

/// What rows a rule asks for. Fields are those of the entity, or `id`.
public sealed interface RowCondition {

    /// The field has one of the values, spelled as in JSON.
    record In(String field, List<String> values) implements RowCondition {
        public In {
            values = List.copyOf(values);
        }
    }

    record Empty(String field) implements RowCondition {}

    /// The field is empty or not after the moment.
    record Reached(String field, Instant moment) implements RowCondition {}

    /// The field is empty or refers to a row of the target for which the condition holds.
    record RefersTo(String field, Entity target, RowCondition condition) implements RowCondition {}

    /// One of the conditions holds.
    record Either(RowCondition first, RowCondition second) implements RowCondition {}

    static RowCondition is(String field, String... values) {
        return new In(field, List.of(values));
    }
}
