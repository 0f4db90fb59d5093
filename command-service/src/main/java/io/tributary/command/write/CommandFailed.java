package io.tributary.command.write;

/// The command could not be carried out for a reason that the caller cannot mend.
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailed(Exception cause) {
        super(cause);
    }
}
