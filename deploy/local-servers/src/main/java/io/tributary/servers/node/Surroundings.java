package io.tributary.servers.node;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.Passwords;
import io.tributary.servers.home.Ports;
import io.tributary.servers.parts.ServerParts;
import io.tributary.servers.process.ChildProcesses;

/// What every server of a run is given.
public record Surroundings(
        Home home, Ports ports, Passwords passwords, ServerParts parts, ChildProcesses children) {}
