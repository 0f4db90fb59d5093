package io.tributary.projector.registry;

import org.apache.avro.Schema;

/// The schemas that change records were written with, by the id that each value carries.
///
/// A registered id never changes its meaning, so implementations remember what they have seen.
@FunctionalInterface
public interface WriterSchemas {

    /// @throws UnknownWriterSchema when the registry answers that it has no such schema; the record
    ///   cannot be read, now or later
    /// @throws java.io.UncheckedIOException when the registry does not answer; worth another try
    Schema byId(int id);
}
