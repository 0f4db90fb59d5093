/// Enters the organization, checks the caller, writes rows and journal: one transaction per
/// command, one round trip where the command allows it.
///
/// *Receives* a decision. *Does* write it under row security. *Hands on to* {@link
/// io.tributary.command.intake}, which answers the caller.
@NullMarked
package io.tributary.command.write;

import org.jspecify.annotations.NullMarked;
