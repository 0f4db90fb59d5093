/// Documents that need more than one row: rollups, embedded ones, and those whose readers other
/// rows decide on.
///
/// *Receives* the change topics of the entities a read model is made of. *Does* keep, in Kafka
/// Streams stores, what each row contributed, and emit every changed document once per flush.
/// *Hands on to* the read model's topic, which the sink writes to OpenSearch.
@NullMarked
package io.tributary.projector.topology;

import org.jspecify.annotations.NullMarked;
