package io.tributary.projector.document;

import java.util.Optional;

/// From the value of a change record to the document it asks for.
///
/// **A pure function. Thread-safe.**
@FunctionalInterface
public interface DocumentMapper {

    /// JSON; empty when the record asks for none.
    ///
    /// @param version the document's external version
    /// @throws io.tributary.projector.intake.RowDecoder.NotARow when the value cannot be read
    /// @throws io.tributary.projector.intake.SchemaRegistry.RegistryUnreachable when the writer's
    ///   schema is not known yet
    Optional<byte[]> documentFor(byte[] value, long version);
}
