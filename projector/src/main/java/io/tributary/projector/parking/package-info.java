/// Documents that OpenSearch refuses for their own sake.
///
/// *Receives* refused writes of {@link io.tributary.projector.sink}. *Does* keep a letter for each,
/// until a newer change is accepted or an operator redrives or discards it; stops a read model when
/// too much is refused. *Hands on to* operators, by HTTP.
@NullMarked
package io.tributary.projector.parking;

import org.jspecify.annotations.NullMarked;
