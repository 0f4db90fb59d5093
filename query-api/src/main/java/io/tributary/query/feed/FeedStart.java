package io.tributary.query.feed;

import java.time.Duration;

/// Where a feed begins when its service starts.
public sealed interface FeedStart {

    /// With the oldest record kept.
    record Oldest() implements FeedStart {}

    /// With the first record not older than this.
    record Since(Duration age) implements FeedStart {}

    /// With the first progress record not older than this, and in all other topics with what comes
    /// after it. Progress must be among the topics.
    record AfterProgress(Duration age) implements FeedStart {}
}
