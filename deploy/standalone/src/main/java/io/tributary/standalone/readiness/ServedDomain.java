package io.tributary.standalone.readiness;

import io.tributary.servers.home.ServerFailure;
import io.tributary.standalone.run.Addresses;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits until a domain that was added to a run is served at every station.
public final class ServedDomain {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final String domain;
    private final Addresses addresses;
    private final long deadline = System.nanoTime() + PATIENCE.toNanos();

    public ServedDomain(String domain, Addresses addresses) {
        this.domain = domain;
        this.addresses = addresses;
    }

    /// Returns when commands are taken, documents have an index and topologies run.
    ///
    /// @throws ServerFailure naming what did not come
    public void await() throws InterruptedException {
        await(
                "the command-service to take its commands",
                () ->
                        Api.textAt(addresses.command() + "/openapi.json")
                                .contains("/" + domain + "."));
        await(
                "the query-api to offer its documents",
                () ->
                        Api.textAt(addresses.query() + "/openapi.json")
                                .contains("/documents/" + domain + "/"));
        await(
                "the projector to make its indices",
                () ->
                        Api.textAt(
                                        addresses.byName().get("opensearch")
                                                + "/_alias/tributary-"
                                                + domain
                                                + "-*")
                                .contains("aliases"));
        await(
                "the projector to be well again",
                () ->
                        Api.textAt(addresses.projector() + "/actuator/health")
                                .contains("\"status\":\"UP\""));
    }

    private void await(String what, BooleanSupplier there) throws InterruptedException {
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new ServerFailure(
                        "Applied, but waited in vain for %s of the domain %s. The logs of the run say why."
                                .formatted(what, domain));
            }
            Thread.sleep(PAUSE);
        }
    }
}
