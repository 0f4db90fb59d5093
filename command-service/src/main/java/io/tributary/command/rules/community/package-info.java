/// Meeting: who has a place at an event, and who waits for one in which order.
///
/// *Receives* a valid command and the organization's rows. *Does* keep an event from holding more
/// people than it has places. *Hands on to* {@link io.tributary.command.write}.
@NullMarked
package io.tributary.command.rules.community;

import org.jspecify.annotations.NullMarked;
