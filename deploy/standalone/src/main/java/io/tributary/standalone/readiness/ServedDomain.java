package io.tributary.standalone.readiness;

import io.tributary.servers.home.ServerFailure;
import io.tributary.standalone.run.Addresses;
import java.time.Duration;

/// Waits until a domain that was added to a run is served at every station.
public final class ServedDomain {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String domain;
    private final Addresses addresses;
    private final Api api;
    private final Waiting waiting;

    public ServedDomain(String domain, Addresses addresses) {
        this.domain = domain;
        this.addresses = addresses;
        this.api = new Api(addresses);
        this.waiting =
                new Waiting(
                        PATIENCE,
                        "The domain %s is applied; the logs of the run say why it is not served."
                                .formatted(domain));
    }

    /// Returns when commands are taken, documents have an index and topologies run.
    ///
    /// @throws ServerFailure naming what did not come
    public void await() {
        await(
                "the command-service to take its commands",
                addresses.command() + "/openapi.json",
                "/" + domain + ".");
        await(
                "the query-api to offer its documents",
                addresses.query() + "/openapi.json",
                "/documents/" + domain + "/");
        await(
                "the projector to make its indices",
                addresses.byName().get("opensearch") + "/_alias/tributary-" + domain + "-*",
                "aliases");
        await(
                "the projector to be well again",
                addresses.projector() + "/actuator/health",
                "\"status\":\"UP\"");
    }

    private void await(String what, String url, String part) {
        waiting.until(
                what,
                () -> api.text(url).contains(part) ? null : "%s has no %s".formatted(url, part),
                () -> {});
    }
}
