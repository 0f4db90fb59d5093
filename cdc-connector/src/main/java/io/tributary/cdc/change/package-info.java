/// From what the engine read in the log to what a topic holds.
///
/// *Receives* the engine's records in log order from {@link io.tributary.cdc.capture}. *Does* name
/// topic, partition and key, write the row as Avro, and stamp every change with the transaction and
/// the command it came from. *Hands on to* {@link io.tributary.cdc.publish}.
@NullMarked
package io.tributary.cdc.change;

import org.jspecify.annotations.NullMarked;
