package io.tributary.servers.process;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import java.util.ArrayList;
import java.util.List;

/// The processes of one run. Once it is closed it starts no more, so that a stop that overtakes a
/// start leaves nothing behind.
public final class ChildProcesses implements AutoCloseable {
    private final Home home;
    private final List<ChildProcess> started = new ArrayList<>();
    private boolean closed;

    public ChildProcesses(Home home) {
        this.home = home;
    }

    /// Starts a command whose output goes to the home's log of that name.
    public synchronized ChildProcess start(String name, List<String> command) {
        if (closed) {
            throw new ServerFailure("Expected to start %s, but the run is ending.".formatted(name));
        }
        var child = ChildProcess.start(name, home, command);
        started.removeIf(earlier -> !earlier.isAlive());
        started.add(child);
        return child;
    }

    /// From now on nothing is started.
    public synchronized void refuseMore() {
        closed = true;
    }

    /// Ends at once whatever still runs.
    @Override
    public synchronized void close() {
        closed = true;
        started.stream().filter(ChildProcess::isAlive).forEach(ChildProcess::kill);
    }
}
