/// Where records come in: Kafka clients, topics, the schema registry, Avro rows, the domain files.
///
/// *Receives* bytes of topics and files. *Does* decode them into rows of the catalog. *Hands on to*
/// {@link io.tributary.projector.document} and {@link io.tributary.projector.sink}.
@NullMarked
package io.tributary.projector.intake;

import org.jspecify.annotations.NullMarked;
