/// Which read models there are: one per captured entity, rollup and embedded model.
///
/// *Receives* the catalog. *Does* name alias, topic and inputs of each. *Hands on to* every package
/// that reads or writes documents.
@NullMarked
package io.tributary.projector.readmodel;

import org.jspecify.annotations.NullMarked;
