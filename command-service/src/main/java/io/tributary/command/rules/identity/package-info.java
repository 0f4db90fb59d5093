/// Organizations and their members: who may enter, how an organization begins, seats and roles.
///
/// *Receives* a valid command and the organization's rows. *Does* keep the last owner, the limits
/// of what one may grant, and the seats. *Hands on to* {@link io.tributary.command.write}.
@NullMarked
package io.tributary.command.rules.identity;

import org.jspecify.annotations.NullMarked;
