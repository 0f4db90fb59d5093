/// Feeds for analysts: one topic per organization and domain that asked for it, with a principal of
/// its own.
///
/// *Receives* the rows that ask for feeds, change topics, progress, and the documents of rows that
/// others decide on. *Does* make and end topics, users, grants and quotas; copies what every member
/// may see, in commit order, exactly once. *Hands on to* analysts' own Kafka clients.
@NullMarked
package io.tributary.projector.feed;

import org.jspecify.annotations.NullMarked;
