package io.tributary.cdc.registry;

/// The registry will never take this schema: a domain changed in a way that its readers cannot
/// follow.
public final class IncompatibleSchema extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IncompatibleSchema(String message) {
        super(message);
    }
}
