/// From topics to OpenSearch, in bulk.
///
/// *Receives* records of change topics and read model topics. *Does* write the latest state of each
/// key, with the record's position as external version, and counts a position as applied only when
/// OpenSearch has acknowledged everything before it. *Hands on to* the query API through
/// `tributary.applied`, and what OpenSearch refuses to {@link io.tributary.projector.parking}.
@NullMarked
package io.tributary.projector.sink;

import org.jspecify.annotations.NullMarked;
