package io.tributary.projector.feed;

/// What a feed is told of a change.
sealed interface Told {

    /// A row that every member may see now.
    record Row(byte[] value) implements Told {}

    /// The row is gone, or is not for every member any more.
    record Gone() implements Told {}

    /// Not a change for readers of the feed.
    record Nothing() implements Told {}
}
