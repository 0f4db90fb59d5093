/// How far the stream has come, as the topics themselves say.
///
/// *Receives* the records of the offset topic and of the progress topic. *Does* find the last
/// committed position after a start. *Hands on to* the engine, as its offset store, and to {@link
/// io.tributary.cdc.publish}.
@NullMarked
package io.tributary.cdc.offset;

import org.jspecify.annotations.NullMarked;
