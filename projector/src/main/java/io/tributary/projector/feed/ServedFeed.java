package io.tributary.projector.feed;

import io.tributary.schemas.contract.FeedName;

/// A feed whose topic is there.
///
/// @param topicId of this very topic: one that is made anew under the name begins from nothing
record ServedFeed(FeedName name, String topicId) {}
