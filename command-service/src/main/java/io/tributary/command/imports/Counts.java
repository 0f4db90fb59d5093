package io.tributary.command.imports;

/// What became of rows.
record Counts(long created, long updated, long skipped, long refused) {

    long rows() {
        return created + updated + skipped + refused;
    }
}
