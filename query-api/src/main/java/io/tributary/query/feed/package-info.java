/// Follows topics from the side of a reader.
///
/// *Receives* the records of some topics, all partitions, committed ones only. *Does* keep its
/// place and start anew after failures. *Hands on to* the {@link FeedListener} that asked for it,
/// in order.
@NullMarked
package io.tributary.query.feed;

import org.jspecify.annotations.NullMarked;
