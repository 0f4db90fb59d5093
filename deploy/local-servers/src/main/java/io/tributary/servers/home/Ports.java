package io.tributary.servers.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// A block of neighbouring ports; every listener of a run has its fixed place in it.
public record Ports(int from) {
    /// The first port of a run that was not told otherwise.
    public static final int DEFAULT_FROM = 17400;

    /// How many ports one run uses.
    public static final int COUNT = 13;

    public Ports {
        if (from < 1024 || from + COUNT > 65536) {
            throw new ServerFailure(
                    "Expected the first port between 1024 and %d, but found %d. Choose another with --ports-from."
                            .formatted(65536 - COUNT, from));
        }
    }

    /// A block that is free at this moment, below the range from which the system takes ports
    /// itself.
    public static Ports free() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int from = 20_000 + ThreadLocalRandom.current().nextInt(700) * 16;
            if (IntStream.range(from, from + COUNT).allMatch(Ports::isFree)) {
                return new Ports(from);
            }
        }
        throw new ServerFailure(
                "Expected %d free neighbouring ports between 20000 and 31200, but found none."
                        .formatted(COUNT));
    }

    /// Whether a listener could be opened on the loopback address.
    public static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public int postgres() {
        return from;
    }

    public int kafka() {
        return from + 1;
    }

    public int kafkaController() {
        return from + 2;
    }

    public int registry() {
        return from + 3;
    }

    public int registryManagement() {
        return from + 4;
    }

    public int openSearch() {
        return from + 5;
    }

    public int openSearchTransport() {
        return from + 6;
    }

    public int issuer() {
        return from + 7;
    }

    public int command() {
        return from + 8;
    }

    public int cdc() {
        return from + 9;
    }

    public int projector() {
        return from + 10;
    }

    public int query() {
        return from + 11;
    }

    public int simulator() {
        return from + 12;
    }

    /// Every port of the block with what listens there, in order.
    public Map<String, Integer> byPurpose() {
        var purposes =
                List.of(
                        "PostgreSQL",
                        "Kafka",
                        "Kafka's controller",
                        "the schema registry",
                        "the schema registry's management",
                        "OpenSearch",
                        "OpenSearch's transport",
                        "the development issuer",
                        "command-service",
                        "cdc-connector",
                        "projector",
                        "query-api",
                        "the simulator of gateways");
        var ports = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < COUNT; i++) {
            ports.put(purposes.get(i), from + i);
        }
        return ports;
    }
}
