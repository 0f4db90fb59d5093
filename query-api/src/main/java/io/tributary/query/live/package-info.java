/// What changes, told while it happens.
///
/// *Receives* the change topics and their progress records, once for all who listen. *Does* keep a
/// window of whole transactions per partition number, and tell each listener those of its
/// organization as it may see them. *Hands on to* the client, as server-sent events.
@NullMarked
package io.tributary.query.live;

import org.jspecify.annotations.NullMarked;
