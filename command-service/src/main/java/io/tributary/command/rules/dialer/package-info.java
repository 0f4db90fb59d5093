/// Calling: who is given which lead, what follows from how it went, what a workflow does next.
///
/// *Receives* a valid command and the organization's rows. *Does* keep a lead from being called
/// twice at once or against its will. Messages and calls are recorded in the state from which they
/// are to be sent; nothing here sends them. *Hands on to* {@link io.tributary.command.write}.
@NullMarked
package io.tributary.command.rules.dialer;

import org.jspecify.annotations.NullMarked;
