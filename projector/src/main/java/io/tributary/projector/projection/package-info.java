/// From a change to what it contributes to a document.
///
/// *Receives* change records as bytes and the catalog's read models. *Does* read rows and compute
/// what each contributes to which document; pure, no clock and no I/O but the schema lookup. *Hands
/// on to* the stores of {@link io.tributary.projector.topology} and the sink.
@NullMarked
package io.tributary.projector.projection;

import org.jspecify.annotations.NullMarked;
