package io.tributary.standalone;

import io.tributary.servers.LocalServers;
import io.tributary.servers.Server;
import io.tributary.servers.home.Ports;
import io.tributary.standalone.backup.RestoredMark;
import io.tributary.standalone.issuer.DevelopmentIssuer;
import io.tributary.standalone.issuer.SigningKey;
import io.tributary.standalone.readiness.DocumentWatch;
import io.tributary.standalone.readiness.FirstCommand;
import io.tributary.standalone.run.Addresses;
import io.tributary.standalone.run.Checkout;
import io.tributary.standalone.run.RunState;
import io.tributary.standalone.service.AddedDomains;
import io.tributary.standalone.service.RunningService;
import io.tributary.standalone.service.SchemaProgram;
import io.tributary.standalone.service.ServerWatch;
import io.tributary.standalone.service.Service;
import io.tributary.standalone.service.ServiceSettings;
import io.tributary.standalone.simulator.Simulator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The story: take the home → start the servers → apply the schema → start the issuer and the
/// simulator of gateways → start the services → send a command and query it back → keep everything
/// alive → stop in the opposite order.
///
/// Whatever ends the launcher, short of `kill -9`, runs {@link #close}; after a `kill -9` the next
/// start finds what was left over.
public final class Standalone implements AutoCloseable {
    private final LocalServers servers;
    private final Checkout checkout;
    private final Consumer<String> say;
    private final Addresses addresses;
    private final String since = Instant.now().toString();
    private final List<RunningService> services = new CopyOnWriteArrayList<>();
    private final ServerWatch watch;
    private @Nullable DevelopmentIssuer issuer;
    private @Nullable Simulator simulator;
    private volatile String state = "starting";

    private Standalone(LocalServers servers, Checkout checkout, Consumer<String> say) {
        this.servers = servers;
        this.checkout = checkout;
        this.say = say;
        this.addresses = new Addresses(servers.ports());
        this.watch = new ServerWatch(servers, this::report);
    }

    /// Takes the home; nothing runs yet.
    public static Standalone in(Path home, Ports ports, Checkout checkout, Consumer<String> say) {
        return new Standalone(LocalServers.take(home, ports, say), checkout, say);
    }

    /// Starts everything and returns when a command can be queried back.
    public void start() {
        tell("starting");
        servers.startAll();
        watch.start();
        var settings = new ServiceSettings(servers.surroundings(), checkout);
        SchemaProgram.apply(
                servers.surroundings(),
                checkout,
                settings.writeSchema(AddedDomains.of(servers.home()).folder()));
        say.accept("The schema is applied");
        var key = SigningKey.of(servers.home());
        issuer = DevelopmentIssuer.start(key, servers.ports().issuer());
        simulator =
                Simulator.start(
                        servers.ports().simulator(),
                        addresses.command(),
                        servers.surroundings().passwords().ofEffects());
        for (var service : Service.all()) {
            services.add(
                    RunningService.start(
                            service,
                            servers.surroundings(),
                            checkout,
                            settings.write(service),
                            this::report));
        }
        tell("starting");
        var restored = RestoredMark.of(servers.home().directory());
        if (restored.isSet()) {
            try (var _ = DocumentWatch.of(addresses, say)) {
                awaitReady(key, FirstCommand.PATIENCE_AFTER_RESTORE);
            }
            restored.clear();
        } else {
            awaitReady(key, FirstCommand.USUAL_PATIENCE);
        }
        tell("ready");
    }

    private void awaitReady(SigningKey key, Duration patience) {
        var first = new FirstCommand(servers.home(), addresses, key, services, patience);
        first.awaitHealth();
        say.accept("The services are well");
        if (Service.areComplete()) {
            first.sendAndQueryBack();
            say.accept("A command was queried back with its token");
        }
    }

    public Addresses addresses() {
        return addresses;
    }

    /// Stops everything in order: services, simulator, issuer, servers. Can be called at any moment
    /// of a start.
    @Override
    public synchronized void close() {
        if (state.equals("stopping")) {
            return;
        }
        tell("stopping");
        servers.surroundings().children().refuseMore();
        watch.stop();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(
                            services.stream()
                                    .map(s -> CompletableFuture.runAsync(s::stop, threads))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        }
        if (simulator != null) {
            simulator.close();
        }
        if (issuer != null) {
            issuer.close();
        }
        servers.close();
    }

    /// What happened to a part changes its process id, so the state is told anew.
    private void report(String line) {
        say.accept(line);
        tell(state);
    }

    private void tell(String now) {
        state = now;
        synchronized (services) {
            currentState().writeTo(servers.home());
        }
    }

    private RunState currentState() {
        var parts = new LinkedHashMap<String, RunState.Part>();
        var ports = servers.ports();
        var listening =
                List.of(ports.postgres(), ports.kafka(), ports.registry(), ports.openSearch());
        for (var server : Server.values()) {
            if (servers.isStarted(server)) {
                parts.put(
                        server.name().toLowerCase(Locale.ROOT),
                        new RunState.Part(servers.pid(server), listening.get(server.ordinal()), 0));
            }
        }
        for (var running : new ArrayList<>(services)) {
            parts.put(
                    running.service().name(),
                    new RunState.Part(
                            running.pid(), running.service().port(ports), running.restarts()));
        }
        return new RunState(state, ProcessHandle.current().pid(), ports.from(), since, parts);
    }
}
