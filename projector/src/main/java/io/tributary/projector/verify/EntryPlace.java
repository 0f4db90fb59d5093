package io.tributary.projector.verify;

/// Where an entry stands in the order in which entries are sealed.
///
/// @param transaction xid8 of the commit
/// @param id 36 lower-case characters, which sort as Postgres sorts uuids
record EntryPlace(long transaction, String id) implements Comparable<EntryPlace> {

    @Override
    public int compareTo(EntryPlace other) {
        int order = Long.compareUnsigned(transaction, other.transaction);
        return order != 0 ? order : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return "%s in transaction %s".formatted(id, Long.toUnsignedString(transaction));
    }
}
