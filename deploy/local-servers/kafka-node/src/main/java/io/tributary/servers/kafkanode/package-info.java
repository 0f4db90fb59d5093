/// One Kafka broker and controller in a JVM of its own.
///
/// *Receives* the broker's properties file and the users' passwords. *Does*: formats the storage at
/// the first start, with the users in it; runs Kafka; grants what each user may do. *Hands on to*
/// whoever waits for the line {@link io.tributary.servers.kafkanode.KafkaNode#READY}.
@NullMarked
package io.tributary.servers.kafkanode;

import org.jspecify.annotations.NullMarked;
