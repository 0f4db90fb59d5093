package io.tributary.cdc.change;

/// A change that cannot be written to its topic as it is. Publishing it without a value or leaving
/// it out would be a silent loss, so the stream stops until somebody acts.
public final class UnmappableChange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnmappableChange(String message) {
        super(message);
    }

    static UnmappableChange absentValue(String table, String column) {
        return new UnmappableChange(
                ("Expected the whole row of %s, but found no value of the unchanged wide column '%s' in"
                                + " the log. Run ALTER TABLE … REPLICA IDENTITY FULL on every partition of %s,"
                                + " touch the rows changed meanwhile, and start the connector again with"
                                + " --tributary.cdc.repair=true.")
                        .formatted(table, column, table));
    }
}
