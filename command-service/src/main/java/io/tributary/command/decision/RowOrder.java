package io.tributary.command.decision;

/// One field by which rows are put in order; rows in which it is empty come first.
public record RowOrder(String field, boolean descending) {

    public static RowOrder rising(String field) {
        return new RowOrder(field, false);
    }

    public static RowOrder falling(String field) {
        return new RowOrder(field, true);
    }
}
