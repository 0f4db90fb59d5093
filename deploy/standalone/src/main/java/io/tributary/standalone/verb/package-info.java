/// The verbs of the entry script, one class each.
///
/// *Receives* the command line. *Does*: what the verb says, for one home; answers go to standard
/// output, everything else to standard error. *Hands on to* {@link io.tributary.standalone.run}.
@NullMarked
package io.tributary.standalone.verb;

import org.jspecify.annotations.NullMarked;
