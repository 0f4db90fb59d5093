package io.tributary.projector.feed;

import java.util.Map;

/// How far something is that is copied into feeds.
///
/// @param topicId of the feed's topic; empty for the position of all live feeds
/// @param live whether the feed goes on with the others from their position
/// @param positions by topic, the next offset to read
record FeedPosition(String topicId, boolean live, Map<String, Long> positions) {

    FeedPosition {
        positions = Map.copyOf(positions);
    }
}
