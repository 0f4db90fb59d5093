package io.tributary.command.validation;

import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.Entity;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// A well-formed command.
///
/// @param id the row it is about; made up for a create that gave none
/// @param values normalised: only known fields, a null clears; defaults are filled in for a create
/// @param expectedVersion the version the row must have
public record ValidCommand(
        CommandDefinition definition,
        Entity entity,
        UUID id,
        ObjectNode values,
        Optional<Long> expectedVersion) {}
