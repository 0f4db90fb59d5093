/// Turns change topics into read models: documents, rollups and embedded documents in OpenSearch.
///
/// *Receives* change records of every table and the read model topics that the topologies write.
/// *Does* project, index, park what OpenSearch refuses, and verify against Postgres. *Hands on to*
/// the query API, through OpenSearch and `tributary.applied`. {@link
/// io.tributary.projector.Projector} tells the story.
@NullMarked
package io.tributary.projector;

import org.jspecify.annotations.NullMarked;
