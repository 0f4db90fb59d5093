package io.tributary.projector.projection;

/// The catalog declares a read model that would show someone what he may not see, or that cannot be
/// kept exactly.
public final class ReadModelRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReadModelRefused(String message) {
        super(message);
    }
}
