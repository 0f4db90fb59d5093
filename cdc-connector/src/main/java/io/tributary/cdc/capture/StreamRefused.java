package io.tributary.cdc.capture;

/// The stream cannot go on until an operator acts. The message is one line: what was expected, what
/// was found, what to do.
public final class StreamRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Ends every message about lost log: how the stream is begun anew.
    public static final String REPAIR =
            " Start the connector once with --tributary.cdc.repair=true: it reads every table again by"
                    + " snapshot; then run ./tributary verify --repair. More: ops/runbooks/slot-lost.md";

    public StreamRefused(String message) {
        super(message);
    }
}
