/// From the Postgres log to records.
///
/// *Receives* the settings and the recovered position. *Does* check that the database can be
/// followed without a gap, then run the engine. *Hands on to* {@link io.tributary.cdc.change}
/// through {@link io.tributary.cdc.publish}.
@NullMarked
package io.tributary.cdc.capture;

import org.jspecify.annotations.NullMarked;
