package io.tributary.query.feed;

/// How a feed fares, for health.
public sealed interface FeedState {

    /// Still reading what was there when it began.
    record Starting() implements FeedState {}

    /// Has everything, and follows.
    record Following() implements FeedState {}

    record Failing(String reason) implements FeedState {}
}
