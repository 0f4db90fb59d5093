package io.tributary.schemas.catalog;

import static org.apache.avro.JsonProperties.NULL_VALUE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds a named command against the entity that it changes.
final class CommandChecks {
    private final Attributes annotations;
    private final Entity entity;
    private final SourceLines lines;
    private final Mistakes mistakes;

    CommandChecks(Attributes annotations, Entity entity, SourceLines lines, Mistakes mistakes) {
        this.annotations = annotations;
        this.entity = entity;
        this.lines = lines;
        this.mistakes = mistakes;
    }

    /// Without a rule nothing could be done with a field that the entity lacks.
    void fields(String record, List<EntityField> fields, boolean rule) {
        for (EntityField field : fields) {
            if (field.name().equals(BaseColumns.ID)) {
                continue;
            }
            Optional<EntityField> column = entity.findField(field.name());
            if (column.isEmpty() && !rule) {
                mistakes.add(
                        lines.ofField(record, field.name()),
                        "a field of %s, since %s has no rule".formatted(entity.name(), record),
                        "'%s'".formatted(field.name()),
                        "Name a field of the entity or add @rule(true).");
            }
            if (column.isPresent()
                    && !column.get().type().getClass().equals(field.type().getClass())) {
                mistakes.add(
                        lines.ofField(record, field.name()),
                        "the type of %s.%s".formatted(entity.name(), field.name()),
                        "another one at %s.%s".formatted(record, field.name()),
                        "Give both the same type.");
            }
        }
    }

    /// Whether the command may leave out its id. Without a rule nobody would find the row.
    boolean findsRow(String record, List<EntityField> fields, boolean rule) {
        boolean optional =
                fields.stream().anyMatch(f -> f.name().equals(BaseColumns.ID) && !f.required());
        if (optional && !rule) {
            mistakes.add(
                    lines.ofField(record, BaseColumns.ID),
                    "an id that must be given, since %s has no rule".formatted(record),
                    "uuid?",
                    "Write uuid or add @rule(true).");
        }
        return optional;
    }

    /// `@sets`, of which every member is a field and a value it can hold.
    Map<String, Object> sets() {
        Map<String, Object> sets = new LinkedHashMap<>();
        annotations
                .object("sets")
                .ifPresent(
                        object -> {
                            for (String name : object.names()) {
                                object.value(name)
                                        .map(v -> v == NULL_VALUE ? Optional.empty() : v)
                                        .ifPresent(v -> sets.put(name, v));
                            }
                        });
        sets.forEach(
                (name, value) -> {
                    Optional<EntityField> field = fieldOf("sets", name);
                    if (field.isPresent() && !ValueForm.fitsOrEmpties(value, field.get())) {
                        annotations.refuse(
                                "sets",
                                "a value that %s.%s can hold".formatted(entity.name(), name),
                                "'%s'".formatted(value),
                                "Correct the value.");
                    }
                });
        return sets;
    }

    /// `@when`, of which every member is a field and its symbols, or true and false.
    Map<String, List<String>> when() {
        Map<String, List<String>> when = annotations.textsByKey("when");
        when.forEach(
                (name, values) ->
                        fieldOf("when", name)
                                .ifPresent(
                                        field -> {
                                            for (String value : values) {
                                                refuseUnfit(field, value);
                                            }
                                        }));
        return when;
    }

    private void refuseUnfit(EntityField field, String value) {
        boolean fits =
                switch (field.type()) {
                    case FieldType.Choice choice -> choice.symbols().contains(value);
                    case FieldType.Truth truth -> value.equals("true") || value.equals("false");
                    default -> false;
                };
        if (!fits) {
            annotations.refuse(
                    "when",
                    "a symbol of the enum or boolean %s.%s".formatted(entity.name(), field.name()),
                    "'%s'".formatted(value),
                    "Correct the value.");
        }
    }

    private Optional<EntityField> fieldOf(String annotation, String name) {
        Optional<EntityField> field = entity.findField(name);
        if (field.isEmpty()) {
            annotations.refuse(
                    annotation,
                    "a field of %s in @%s".formatted(entity.name(), annotation),
                    "'%s'".formatted(name),
                    "Name one of its fields.");
        }
        return field;
    }
}
