/// The connector as a process: what Postgres has committed goes to the topics.
///
/// *Receives* rows written by anybody. *Does* follow the log in its order. *Hands on to* Kafka.
@NullMarked
package io.tributary.cdc;

import org.jspecify.annotations.NullMarked;
