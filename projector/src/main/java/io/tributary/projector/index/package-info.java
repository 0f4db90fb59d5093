/// The indices behind the read models.
///
/// *Receives* the catalog. *Does* create strict indices and aliases, and a second index where one
/// contradicts the catalog. *Hands on to* {@link io.tributary.projector.sink} and {@link
/// io.tributary.projector.rebuild}.
@NullMarked
package io.tributary.projector.index;

import org.jspecify.annotations.NullMarked;
