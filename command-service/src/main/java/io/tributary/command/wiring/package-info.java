/// Puts the stations together: the only package that knows all of them.
///
/// *Receives* settings. *Does* make one of each. *Hands on to* {@link
/// io.tributary.command.CommandHandler}.
@NullMarked
package io.tributary.command.wiring;

import org.jspecify.annotations.NullMarked;
