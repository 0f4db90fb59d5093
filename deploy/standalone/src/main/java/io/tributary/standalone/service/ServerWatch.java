package io.tributary.standalone.service;

import io.tributary.servers.LocalServers;
import io.tributary.servers.Server;
import io.tributary.servers.home.ServerFailure;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Starts a server again when it dies, on the same data and ports.
public final class ServerWatch {
    /// A restart replaces the process, so that waiting for the end of one would miss the next.
    private static final long GLANCE_MILLIS = 250;

    private final LocalServers servers;
    private final Consumer<String> say;
    private final Thread thread = Thread.ofVirtual().name("watch servers").unstarted(this::watch);

    public ServerWatch(LocalServers servers, Consumer<String> say) {
        this.servers = servers;
        this.say = say;
    }

    public void start() {
        thread.start();
    }

    public void stop() {
        thread.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                for (var server : Server.values()) {
                    if (!servers.isAlive(server)) {
                        startAgain(server);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain(Server server) {
        say.accept("%s ended; starting it again.".formatted(server));
        try {
            servers.restart(server);
            say.accept("%s serves again (process %d).".formatted(server, servers.pid(server)));
        } catch (ServerFailure notYet) {
            say.accept(notYet.getMessage());
        }
    }
}
