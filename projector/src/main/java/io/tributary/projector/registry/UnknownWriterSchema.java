package io.tributary.projector.registry;

/// A value names a schema id that the registry does not have.
public final class UnknownWriterSchema extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownWriterSchema(int id) {
        super("Expected a registered schema, but the registry has none with id %d.".formatted(id));
    }
}
