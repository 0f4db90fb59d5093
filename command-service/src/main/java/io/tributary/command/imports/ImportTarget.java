package io.tributary.command.imports;

import io.tributary.command.imports.record.Frame;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// What an import can bring of an entity, and by which commands.
///
/// Pure; safe for use by many threads.
final class ImportTarget {
    /// What a file of refused rows has beside their own columns.
    static final String LINE = "line";

    static final String REASONS = "reasons";
    static final String RECORD = Frame.RECORD;

    private static final Set<String> OF_REFUSALS = Set.of(LINE, REASONS, RECORD);

    private final Entity entity;
    private final CommandDefinition create;
    private final Optional<CommandDefinition> update;
    private final Map<String, FieldType> types = new LinkedHashMap<>();

    /// @param update empty when rows cannot be updated
    ImportTarget(Entity entity, CommandDefinition create, Optional<CommandDefinition> update) {
        this.entity = entity;
        this.create = create;
        this.update = update;
        types.put(BaseColumns.ID, new FieldType.Uuid());
        create.fields().forEach(field -> types.put(field.name(), field.type()));
        update.ifPresent(u -> u.fields().forEach(f -> types.putIfAbsent(f.name(), f.type())));
    }

    Entity entity() {
        return entity;
    }

    CommandDefinition create() {
        return create;
    }

    Optional<CommandDefinition> update() {
        return update;
    }

    /// The columns that are read, in the order of the catalog.
    Map<String, FieldType> types() {
        return Collections.unmodifiableMap(types);
    }

    /// Whether a column may be there without being read: what an export or a file of refused rows
    /// has beside what commands take.
    boolean isPassedOver(String column) {
        return !types.containsKey(column)
                && (BaseColumns.NAMES.contains(column)
                        || entity.findField(column).isPresent()
                        || OF_REFUSALS.contains(column));
    }

    /// Columns without which no row could be created.
    List<String> required() {
        return create.fields().stream()
                .filter(f -> f.required() && f.defaultValue().isEmpty())
                .map(EntityField::name)
                .filter(name -> !name.equals(BaseColumns.ID))
                .toList();
    }

    /// What the command gets of a row. A create takes defaults where a value is null; an update
    /// leaves alone what it cannot change.
    ObjectNode bodyFor(CommandDefinition command, ObjectNode row) {
        ObjectNode body = row.deepCopy();
        List<String> left = new ArrayList<>();
        for (var value : row.properties()) {
            String name = value.getKey();
            boolean known = types.containsKey(name) || isPassedOver(name);
            if (known && !takes(command, name) || value.getValue().isNull() && command == create) {
                left.add(name);
            }
        }
        body.remove(left);
        return body;
    }

    private static boolean takes(CommandDefinition command, String name) {
        return name.equals(BaseColumns.ID)
                || command.fields().stream().anyMatch(field -> field.name().equals(name));
    }
}
