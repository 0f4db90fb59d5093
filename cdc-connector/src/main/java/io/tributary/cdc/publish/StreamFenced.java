package io.tributary.cdc.publish;

/// Another instance has taken this stream over. This one must end and must not try again.
public final class StreamFenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StreamFenced(String transactionalId, Throwable cause) {
        super(
                ("Expected to be the only connector with the transactional id '%s', but another instance"
                                + " has taken over. This one stops; nothing of what it had open was published.")
                        .formatted(transactionalId),
                cause);
    }
}
