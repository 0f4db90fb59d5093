/// Names value schemas by id, in any registry with Confluent's REST API.
///
/// *Receives* a topic and the schema of its values. *Does* register it under the topic's subject,
/// compatible in both directions with all before it. *Hands on to* {@link io.tributary.cdc.change}.
@NullMarked
package io.tributary.cdc.registry;

import org.jspecify.annotations.NullMarked;
