package io.tributary.command.imports.record;

/// Makes a row of a record. Safe for use by many threads.
public interface RowReader {

    /// Never fails: what cannot be read is told in the row.
    Row read(Frame frame);
}
