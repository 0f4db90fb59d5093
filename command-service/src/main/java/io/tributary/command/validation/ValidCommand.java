package io.tributary.command.validation;

import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.Entity;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// A well-formed command.
///
/// @param id the row it is about; made up for a create that gave none; {@link #NO_ROW} when its
///   rule finds the row
/// @param values normalised: only known fields, a null clears; defaults are filled in for a create
/// @param expectedVersion the version the row must have
public record ValidCommand(
        CommandDefinition definition,
        Entity entity,
        UUID id,
        ObjectNode values,
        Optional<Long> expectedVersion) {
    /// The id of no row.
    public static final UUID NO_ROW = new UUID(0, 0);
}
