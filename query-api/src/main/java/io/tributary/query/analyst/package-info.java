/// How analysts come to their feeds.
///
/// *Receives* the row that asks for a feed, as somebody who may see it found it. *Does* say topic,
/// user and password of the feed's Kafka user. *Hands on to* {@link io.tributary.query.request}.
@NullMarked
package io.tributary.query.analyst;

import org.jspecify.annotations.NullMarked;
