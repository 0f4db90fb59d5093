package io.tributary.command.decision;

import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import java.util.Optional;

/// A rule that no annotation can say: one class per command, below `rules/<domain>/`.
///
/// It runs inside the command's transaction, after membership, role, status and feature were
/// checked. A rejection rolls everything back that it wrote.
public interface CommandRule {

    /// Full name of the command it decides.
    String command();

    /// Empty when the command is accepted; the rule has then written all it wanted.
    Optional<Rejection> decide(ValidCommand command, RowStore rows);
}
