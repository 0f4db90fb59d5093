/// Into the topics, exactly once.
///
/// *Receives* batches of the engine's records. *Does* write the changes of whole database
/// transactions, what they moved and where the log stands in one Kafka transaction. *Hands on to*
/// Kafka; the engine is told what is committed so that the slot may move on.
@NullMarked
package io.tributary.cdc.publish;

import org.jspecify.annotations.NullMarked;
