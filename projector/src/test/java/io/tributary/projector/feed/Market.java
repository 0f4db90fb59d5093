package io.tributary.projector.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.fixtures.RealServers;
import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.intake.SchemaRegistry;
import io.tributary.projector.parking.DeadLetters;
import io.tributary.projector.settings.KafkaSettings;
import io.tributary.projector.settings.ProjectorSettings;
import io.tributary.projector.settings.RegistrySettings;
import io.tributary.projector.telemetry.StationHealth;
import io.tributary.projector.telemetry.Telemetry;
import io.tributary.projector.topology.StreamsSettings;
import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.LiveCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.unit.DataSize;

/// A small domain with rows of every form of visibility, beside the one whose rows ask for feeds.
final class Market {
    static final int PARTITIONS = 4;
    static final String SECRET = "a-secret-of-32-characters-or-more";
    static final DataSize RATE = DataSize.ofMegabytes(64);
    static final String DOMAIN = "market";
    static final DomainCatalog CATALOG = read();

    private Market() {}

    static Entity entity(String record) {
        return CATALOG.domains().stream()
                .flatMap(d -> d.findEntity(record).stream())
                .findFirst()
                .orElseThrow();
    }

    /// As the projector's process has it, with the rights of its Kafka user.
    static FeedStation station(String bootstrap, String password, String registry) {
        SchemaRegistry schemas = new SchemaRegistry(new RegistrySettings(registry));
        KafkaClients kafka = new KafkaClients(new KafkaSettings(bootstrap, "projector", password));
        return new FeedStation(
                new FeedTables(new LiveCatalog(CATALOG), schemas),
                schemas,
                kafka,
                new DeadLetters(kafka, new Telemetry(new SimpleMeterRegistry())),
                new StationHealth(),
                new FeedSettings(SECRET, RATE),
                new ProjectorSettings(PARTITIONS, 1),
                new StreamsSettings(
                        Path.of("target"), "1", Duration.ofMillis(50), Duration.ofMillis(100), 1));
    }

    static FeedStation station() {
        RealServers servers = RealServers.shared();
        return station(
                servers.endpoints().kafkaBootstrap(),
                servers.kafkaPassword("projector"),
                servers.endpoints().registryUrl());
    }

    private static DomainCatalog read() {
        try (InputStream market = Market.class.getResourceAsStream("/domains/market.avdl")) {
            return CatalogReader.read(
                    Map.of(
                            "identity.avdl",
                            Files.readString(Path.of("../schemas/domains/identity/identity.avdl")),
                            "market.avdl",
                            new String(Objects.requireNonNull(market).readAllBytes(), UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
