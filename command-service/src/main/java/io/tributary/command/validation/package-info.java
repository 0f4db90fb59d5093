/// Whether a body says what its command asks for: every field error at once, nothing of the
/// database.
///
/// *Receives* a parsed body and the command's definition. *Does* check and normalise every field.
/// *Hands on to* {@link io.tributary.command.decision}.
@NullMarked
package io.tributary.command.validation;

import org.jspecify.annotations.NullMarked;
