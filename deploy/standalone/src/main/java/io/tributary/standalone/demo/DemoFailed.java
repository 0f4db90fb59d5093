package io.tributary.standalone.demo;

/// The data set could not be loaded. The message says what was expected, what was found and what to
/// do. What was sent before stays; another run goes on after it.
public final class DemoFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DemoFailed(String message) {
        super(message);
    }

    DemoFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
