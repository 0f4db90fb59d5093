package io.tributary.standalone.run;

import io.tributary.servers.home.Ports;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where the parts of a run are reached from outside.
public record Addresses(Ports ports) {

    public String command() {
        return http(ports.command());
    }

    public String query() {
        return http(ports.query());
    }

    public String projector() {
        return http(ports.projector());
    }

    public String issuer() {
        return http(ports.issuer());
    }

    public String simulator() {
        return http(ports.simulator());
    }

    /// The database, for JDBC.
    public String jdbc() {
        return "jdbc:postgresql://127.0.0.1:%d/tributary".formatted(ports.postgres());
    }

    /// A flat list by name, as `endpoints --json` prints it.
    public Map<String, String> byName() {
        var addresses = new LinkedHashMap<String, String>();
        addresses.put("command", command());
        addresses.put("query", query());
        addresses.put("console", query() + "/console/");
        addresses.put("kafka", "127.0.0.1:" + ports.kafka());
        addresses.put("registry", http(ports.registry()) + "/apis/ccompat/v7");
        addresses.put("opensearch", http(ports.openSearch()));
        addresses.put(
                "postgres", "postgresql://127.0.0.1:%d/tributary".formatted(ports.postgres()));
        addresses.put("issuer", issuer());
        addresses.put("projector", projector());
        addresses.put("cdc", http(ports.cdc()));
        addresses.put("simulator", simulator());
        return addresses;
    }

    private static String http(int port) {
        return "http://127.0.0.1:" + port;
    }
}
