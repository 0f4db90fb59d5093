package io.tributary.servers;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.HomeLock;
import io.tributary.servers.home.Passwords;
import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import io.tributary.servers.node.KafkaServer;
import io.tributary.servers.node.LocalServer;
import io.tributary.servers.node.OpenSearchServer;
import io.tributary.servers.node.PostgresServer;
import io.tributary.servers.node.RegistryServer;
import io.tributary.servers.node.Surroundings;
import io.tributary.servers.parts.ServerParts;
import io.tributary.servers.process.ChildProcesses;
import io.tributary.servers.process.Orphans;
import io.tributary.servers.process.PortHolder;
import io.tributary.servers.process.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// The story: take the home → end orphans → require free ports → start the four servers side by
/// side → stop them in order. A start that fails leaves nothing running.
///
/// The servers are real, so tests may do to them what happens to real ones: {@link #kill}, {@link
/// #pause}, {@link #restart}.
public final class LocalServers implements AutoCloseable {
    private final Surroundings run;
    private final HomeLock lock;
    private final Consumer<String> say;
    private final Map<Server, LocalServer> servers = new EnumMap<>(Server.class);
    private final Thread stopAtExit = Thread.ofPlatform().unstarted(this::stopAll);

    private LocalServers(Surroundings run, HomeLock lock, Consumer<String> say) {
        this.run = run;
        this.lock = lock;
        this.say = say;
        servers.put(Server.POSTGRES, new PostgresServer(run));
        servers.put(Server.KAFKA, new KafkaServer(run));
        servers.put(Server.REGISTRY, new RegistryServer(run));
        servers.put(Server.OPENSEARCH, new OpenSearchServer(run));
    }

    /// Starts all four and returns when all serve; they end with this JVM at the latest.
    public static LocalServers start(Path home, int portsFrom) {
        return start(home, new Ports(portsFrom), _ -> {});
    }

    /// The same, telling what happens in one line each.
    public static LocalServers start(Path directory, Ports ports, Consumer<String> say) {
        return started(take(directory, ports, say), LocalServers::startAll);
    }

    /// Starts one server alone, for work on its data while the home has no run.
    public static LocalServers startOnly(
            Server server, Path directory, Ports ports, Consumer<String> say) {
        return started(take(directory, ports, say), servers -> servers.restart(server));
    }

    private static LocalServers started(LocalServers servers, Consumer<LocalServers> start) {
        Runtime.getRuntime().addShutdownHook(servers.stopAtExit);
        try {
            start.accept(servers);
            return servers;
        } catch (ServerFailure e) {
            servers.close();
            throw e;
        }
    }

    /// Takes the home and makes sure that nothing stands in the way, but starts nothing yet. The
    /// caller sees to it that {@link #close} is called, however the process ends.
    public static LocalServers take(Path directory, Ports ports, Consumer<String> say) {
        var home = Home.at(directory);
        var lock = HomeLock.take(home);
        try {
            Orphans.end(home, say);
            PortHolder.requireFree(ports);
            var parts = ServerParts.of(home);
            var run =
                    new Surroundings(
                            home, ports, new Passwords(home), parts, new ChildProcesses(home));
            return new LocalServers(run, lock, say);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// What the servers were given; other processes of the same run start from it too.
    public Surroundings surroundings() {
        return run;
    }

    public Home home() {
        return run.home();
    }

    public Ports ports() {
        return run.ports();
    }

    public Endpoints endpoints() {
        return Endpoints.of(run.ports());
    }

    public Passwords passwords() {
        return run.passwords();
    }

    /// The process id of a server.
    public long pid(Server server) {
        return of(server).process().pid();
    }

    /// Whether a server was ever started by this run.
    public boolean isStarted(Server server) {
        return of(server).isStarted();
    }

    public boolean isAlive(Server server) {
        return of(server).process().isAlive();
    }

    /// Ends a server as `kill -9` does; start it again with {@link #restart}.
    public void kill(Server server) {
        of(server).process().kill();
    }

    /// Stops a server's time until {@link #resume}.
    public void pause(Server server) {
        of(server).process().signal(Signal.STOP);
    }

    public void resume(Server server) {
        of(server).process().signal(Signal.CONT);
    }

    /// Stops a server if it runs, and starts it on the same data and ports.
    public void restart(Server server) {
        of(server).stop();
        of(server).start();
    }

    /// Stops all servers and lets go of the home.
    @Override
    public void close() {
        forgetHook();
        stopAll();
        lock.close();
    }

    /// Starts all four side by side. After a failure, {@link #close} ends those that did start.
    public void startAll() {
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var postgres = CompletableFuture.runAsync(() -> start(Server.POSTGRES, begin), threads);
            CompletableFuture.allOf(
                            postgres,
                            postgres.thenRunAsync(() -> start(Server.REGISTRY, begin), threads),
                            CompletableFuture.runAsync(() -> start(Server.KAFKA, begin), threads),
                            CompletableFuture.runAsync(
                                    () -> start(Server.OPENSEARCH, begin), threads))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ServerFailure failure
                    ? failure
                    : new ServerFailure("Expected the servers to start, but: " + e.getCause(), e);
        }
    }

    private void start(Server server, long begin) {
        of(server).start();
        say.accept(
                "%s serves after %.1f s"
                        .formatted(
                                server,
                                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0));
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
        } catch (IllegalStateException hookIsRunning) {
            say.accept("Stopping the servers; the process is ending.");
        }
    }

    /// The registry goes before its database; the others have no order.
    private synchronized void stopAll() {
        run.children().refuseMore();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var registry = CompletableFuture.runAsync(of(Server.REGISTRY)::stop, threads);
            CompletableFuture.allOf(
                            registry.thenRunAsync(of(Server.POSTGRES)::stop, threads),
                            CompletableFuture.runAsync(of(Server.KAFKA)::stop, threads),
                            CompletableFuture.runAsync(of(Server.OPENSEARCH)::stop, threads))
                    .join();
        } finally {
            run.children().close();
        }
    }

    private LocalServer of(Server server) {
        return Objects.requireNonNull(servers.get(server));
    }
}
