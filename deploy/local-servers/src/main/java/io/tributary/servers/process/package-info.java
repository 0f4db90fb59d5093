/// Child processes: started in their own session with their own log, and found again when orphaned.
///
/// *Receives* a command. *Does*: starts, signals, stops it; recognizes by `/proc` the processes
/// that a killed run left behind, and who holds a port. *Hands on to* {@link
/// io.tributary.servers.node}.
@NullMarked
package io.tributary.servers.process;

import org.jspecify.annotations.NullMarked;
