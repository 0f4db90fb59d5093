package io.tributary.cdc.registry;

/// The registry has no answer now; asking again later may help.
public final class RegistryUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryUnreachable(String message) {
        super(message);
    }

    RegistryUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
