package io.tributary.benchmarks;

/// The measured system answered wrongly, so its speed says nothing.
public final class GateFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GateFailed(String message) {
        super(message);
    }
}
