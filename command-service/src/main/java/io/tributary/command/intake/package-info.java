/// The door: HTTP in, an answer or a problem detail out.
///
/// *Receives* requests. *Does* bound their size and read them. *Hands on to* the command handler.
@NullMarked
package io.tributary.command.intake;

import org.jspecify.annotations.NullMarked;
