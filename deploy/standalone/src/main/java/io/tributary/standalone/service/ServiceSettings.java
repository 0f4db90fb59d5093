package io.tributary.standalone.service;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.Passwords;
import io.tributary.servers.node.Surroundings;
import io.tributary.standalone.issuer.SigningKey;
import io.tributary.standalone.run.Addresses;
import io.tributary.standalone.run.Checkout;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The settings files of a run, written anew at each start. Every service gets the passwords it
/// needs and no others.
public final class ServiceSettings {
    private static final int PARTITIONS = 4;

    private final Surroundings run;
    private final Checkout checkout;
    private final Addresses addresses;
    private final Passwords passwords;

    public ServiceSettings(Surroundings run, Checkout checkout) {
        this.run = run;
        this.checkout = checkout;
        this.addresses = new Addresses(run.ports());
        this.passwords = run.passwords();
    }

    /// Writes the file of a service, and tells where.
    public Path write(Service service) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", Integer.toString(service.port(run.ports())));
        settings.putAll(common());
        switch (service.name()) {
            case "command-service" -> {
                settings.putAll(postgres("tributary_command"));
                settings.putAll(auth());
                settings.put("tributary.command.origins", addresses.query());
                settings.putAll(effects());
            }
            case "cdc-connector" -> {
                settings.putAll(postgres("tributary_capture"));
                settings.putAll(kafka("cdc"));
            }
            case "projector" -> {
                settings.putAll(postgres("tributary_verify"));
                settings.put("tributary.postgres.repair-username", "tributary_repair");
                settings.put(
                        "tributary.postgres.repair-password", passwords.ofRole("tributary_repair"));
                settings.putAll(kafka("projector"));
                settings.put("tributary.feeds.secret", passwords.ofFeeds());
                settings.put(
                        "tributary.projector.state-directory",
                        run.home().folder("projector").toString());
            }
            default -> {
                settings.putAll(kafka("query"));
                settings.put("tributary.feeds.secret", passwords.ofFeeds());
                settings.putAll(auth());
                settings.put("tributary.console.commands", addresses.command());
            }
        }
        return write(service.name(), settings);
    }

    /// Writes the file of the schema's program, which works as the superuser.
    ///
    /// @param added the folder whose domains are added to the active ones
    public Path writeSchema(Path added) {
        var settings = new LinkedHashMap<>(domains());
        settings.put("tributary.domains.added", added.toString());
        settings.putAll(postgres("postgres"));
        return write("schema", settings);
    }

    private Map<String, String> common() {
        var settings = new LinkedHashMap<>(domains());
        settings.put("tributary.registry.url", addresses.byName().get("registry"));
        settings.put("tributary.opensearch.url", addresses.byName().get("opensearch"));
        return settings;
    }

    private Map<String, String> domains() {
        return Map.of(
                "tributary.domains.directory", checkout.domains().toString(),
                "tributary.domains.active", checkout.activeDomains(),
                "tributary.domains.added", AddedDomains.of(run.home()).folder().toString(),
                "tributary.partitions", Integer.toString(PARTITIONS));
    }

    private Map<String, String> postgres(String role) {
        return Map.of(
                "tributary.postgres.url", addresses.jdbc(),
                "tributary.postgres.username", role,
                "tributary.postgres.password", passwords.ofRole(role));
    }

    private Map<String, String> kafka(String user) {
        return Map.of(
                "tributary.kafka.bootstrap-servers", addresses.byName().get("kafka"),
                "tributary.kafka.username", user,
                "tributary.kafka.password", passwords.ofKafkaUser(user));
    }

    /// Gateways are simulated, and webhooks may go to programs on this machine.
    private Map<String, String> effects() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("tributary.effects.secret", passwords.ofEffects());
        settings.put("tributary.effects.private-addresses", "true");
        for (var kind : List.of("mail", "sms", "call")) {
            settings.put("tributary.effects.gateways." + kind, addresses.simulator() + "/messages");
        }
        return settings;
    }

    private Map<String, String> auth() {
        return Map.of(
                "tributary.auth.issuer",
                addresses.issuer(),
                "tributary.auth.jwks-uri",
                addresses.issuer() + "/.well-known/jwks.json",
                "tributary.auth.audience",
                SigningKey.AUDIENCE);
    }

    private Path write(String name, Map<String, String> settings) {
        var file = run.home().folder("config").resolve(name + ".properties");
        Home.writeSecretly(
                file,
                settings.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue().replace("\\", "\\\\") + "\n")
                        .collect(Collectors.joining()));
        return file;
    }
}
