/// One class per server: how it is configured, started, known to be ready, and stopped.
///
/// *Receives* home, ports, passwords and parts. *Does*: writes the server's configuration, starts
/// its process, waits until it serves. *Hands on to* {@link io.tributary.servers.LocalServers}.
@NullMarked
package io.tributary.servers.node;

import org.jspecify.annotations.NullMarked;
