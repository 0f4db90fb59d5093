package io.tributary.projector.projection;

/// A change record that cannot be understood, now or on any retry. The caller parks it and goes on.
public final class UnreadableRow extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableRow(String expectedButFound) {
        super(expectedButFound);
    }

    public UnreadableRow(String expectedButFound, Throwable cause) {
        super(expectedButFound, cause);
    }
}
