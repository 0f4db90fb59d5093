package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Optional;

/// One product: what its IDL file says, checked.
///
/// @param name folder, schema, topic and route segment; lower case letters
/// @param commands the named ones and the generic create, update and delete of every entity
public record Domain(
        String name,
        List<Entity> entities,
        List<CommandDefinition> commands,
        List<Dashboard> dashboards,
        String documentation) {

    public Domain {
        entities = List.copyOf(entities);
        commands = List.copyOf(commands);
        dashboards = List.copyOf(dashboards);
    }

    public Optional<Entity> findEntity(String recordName) {
        return entities.stream().filter(e -> e.name().equals(recordName)).findFirst();
    }

    public Optional<Entity> findTable(String table) {
        return entities.stream().filter(e -> e.table().table().equals(table)).findFirst();
    }
}
