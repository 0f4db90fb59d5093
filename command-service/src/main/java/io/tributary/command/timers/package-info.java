/// Sends commands whose moment has come.
///
/// *Receives* rows of `platform.timers`, which triggers of the tables keep. *Does* send each one's
/// command, once. *Hands on to* {@link io.tributary.command.CommandHandler}.
@NullMarked
package io.tributary.command.timers;

import org.jspecify.annotations.NullMarked;
