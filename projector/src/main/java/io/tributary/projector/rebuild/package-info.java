/// A read model made anew beside the one that is read.
///
/// *Receives* the pairs of {@link io.tributary.projector.index}. *Does* fill the second index,
/// compare it with the first, exchange them and, when nobody wants to go back, delete the old one.
/// *Hands on to* readers, who notice nothing but what the new index can do.
@NullMarked
package io.tributary.projector.rebuild;

import org.jspecify.annotations.NullMarked;
