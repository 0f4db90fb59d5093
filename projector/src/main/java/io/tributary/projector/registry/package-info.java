/// The schemas that rows were written with, for the topologies.
///
/// *Receives* the schema id of a change record. *Does* fetch and remember the schema it was written
/// with. *Hands on to* the readers of rows in {@link io.tributary.projector.projection}.
@NullMarked
package io.tributary.projector.registry;

import org.jspecify.annotations.NullMarked;
