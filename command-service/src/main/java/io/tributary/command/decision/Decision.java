package io.tributary.command.decision;

import io.tributary.command.validation.ValidCommand;

/// How a valid command is carried out. Each holds the command with its fixed values filled in.
public sealed interface Decision {

    ValidCommand command();

    /// One row is created, updated or deleted, and nothing else.
    record WriteOneRow(ValidCommand command) implements Decision {}

    /// More than one row or table is touched, as the catalog says.
    record WriteAlsoOthers(ValidCommand command) implements Decision {}

    /// An earlier version of the row is brought back, as the journal has it.
    record Restore(ValidCommand command) implements Decision {}

    /// A rule decides and writes.
    record AskRule(ValidCommand command, CommandRule rule) implements Decision {}
}
