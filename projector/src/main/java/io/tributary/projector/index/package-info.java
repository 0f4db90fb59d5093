/// The indices behind the read models.
///
/// *Receives* the catalog. *Does* create strict indices and aliases, and refuses a mapping that
/// contradicts the catalog. *Hands on to* {@link io.tributary.projector.sink}.
@NullMarked
package io.tributary.projector.index;

import org.jspecify.annotations.NullMarked;
