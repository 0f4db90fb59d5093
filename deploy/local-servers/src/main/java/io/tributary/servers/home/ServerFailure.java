package io.tributary.servers.home;

/// Something the operator has to mend before a run can start. The message is one readable line:
/// what was expected, what was found, what to do.
public final class ServerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServerFailure(String message) {
        super(message);
    }

    public ServerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
