package io.tributary.servers;

import io.tributary.servers.home.Ports;

/// Where the servers of a run are reached.
public record Endpoints(
        String postgresUrl, String kafkaBootstrap, String registryUrl, String openSearchUrl) {

    /// Every run has its servers on the loopback address.
    public static Endpoints of(Ports ports) {
        return new Endpoints(
                "jdbc:postgresql://127.0.0.1:%d/tributary".formatted(ports.postgres()),
                "127.0.0.1:" + ports.kafka(),
                "http://127.0.0.1:%d/apis/ccompat/v7".formatted(ports.registry()),
                "http://127.0.0.1:" + ports.openSearch());
    }
}
