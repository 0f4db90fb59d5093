/// From a row to its document.
///
/// *Receives* decoded rows. *Does* render every column, who may see it and the content hash. *Hands
/// on to* {@link io.tributary.projector.sink}.
@NullMarked
package io.tributary.projector.document;

import org.jspecify.annotations.NullMarked;
