package io.tributary.cdc;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.cdc.registry.SchemaRegistry;
import io.tributary.cdc.settings.CaptureSettings;
import io.tributary.cdc.settings.PostgresSettings;
import io.tributary.cdc.telemetry.CaptureHealth;
import io.tributary.cdc.telemetry.CaptureTelemetry;
import io.tributary.cdc.topics.CatalogTables;
import io.tributary.domains.DomainFolders;
import io.tributary.fixtures.RealServers;
import io.tributary.schemas.contract.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Status;

/// A connector in this JVM.
final class TrialConnector implements AutoCloseable {
    private final CaptureHealth health = new CaptureHealth();
    private final ChangeCapture capture;
    private final AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
    private final Thread thread;

    TrialConnector(CaptureSettings settings) {
        RealServers servers = RealServers.shared();
        capture =
                new ChangeCapture(
                        settings,
                        new PostgresSettings(
                                servers.endpoints().postgresUrl(),
                                "tributary_capture",
                                servers.postgresPassword("tributary_capture")),
                        new TrialTopics().cdc(),
                        tables(),
                        new SchemaRegistry(servers.endpoints().registryUrl()),
                        new CaptureTelemetry(new SimpleMeterRegistry()),
                        health);
        thread =
                Thread.ofPlatform()
                        .name("trial-connector")
                        .start(
                                () -> {
                                    try {
                                        capture.run();
                                    } catch (InterruptedException | RuntimeException ended) {
                                        end.set(ended);
                                    }
                                });
    }

    /// One that streams already.
    static TrialConnector streaming() {
        TrialConnector connector = new TrialConnector(settings());
        connector.awaitStreaming();
        return connector;
    }

    static CaptureSettings settings() {
        return settings(200_000, false);
    }

    static CaptureSettings settings(int rowsPerKafkaTransaction, boolean repair) {
        return new CaptureSettings(
                "tributary",
                "tributary",
                "tributary-cdc",
                Duration.ofMillis(5),
                Duration.ofSeconds(1),
                4096,
                rowsPerKafkaTransaction,
                (short) -1,
                Duration.ofHours(1),
                Duration.ofDays(7),
                1000,
                repair);
    }

    static CatalogTables tables() {
        return new CatalogTables(
                new DomainFolders(TrialDatabase.DOMAINS, List.of("trial"), Optional.empty()));
    }

    void awaitStreaming() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> health.health().getStatus().equals(Status.UP) || end.get() != null);
        if (end.get() != null) {
            throw new AssertionError("The stream has ended", end.get());
        }
    }

    void snapshot(Collection<TableName> tables) throws SQLException {
        capture.snapshot(tables);
    }

    /// What ended the stream.
    Throwable awaitEnd() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> end.get() != null);
        Throwable ended = end.get();
        if (ended == null) {
            throw new AssertionError("The stream has not ended");
        }
        return ended;
    }

    String trouble() {
        return "" + health.health().getDetails().get("state");
    }

    @Override
    public void close() {
        capture.stop();
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
