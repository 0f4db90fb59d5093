/// Threads for work that nobody waits for.
///
/// *Receives* what is to be done in a round. *Does* it again and again until the service stops.
/// *Hands on to* the station that the work belongs to.
@NullMarked
package io.tributary.command.workers;

import org.jspecify.annotations.NullMarked;
