package io.tributary.cdc;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tributary.cdc.capture.ReplicationSlot;
import io.tributary.cdc.capture.SourceDatabase;
import io.tributary.cdc.capture.StreamLifecycle;
import io.tributary.cdc.change.CapturedTables;
import io.tributary.cdc.change.SchemaIds;
import io.tributary.cdc.registry.SchemaRegistry;
import io.tributary.cdc.settings.CaptureSettings;
import io.tributary.cdc.settings.DomainsSettings;
import io.tributary.cdc.settings.KafkaSettings;
import io.tributary.cdc.settings.PostgresSettings;
import io.tributary.cdc.settings.RegistrySettings;
import io.tributary.cdc.telemetry.CaptureHealth;
import io.tributary.cdc.telemetry.CaptureMetric;
import io.tributary.cdc.telemetry.CaptureTelemetry;
import io.tributary.cdc.topics.CatalogTables;
import io.tributary.domains.DomainWatch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/// The connector as a process.
@SpringBootApplication
@ConfigurationPropertiesScan
public class CdcConnectorApplication {

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "cdc-connector");
        SpringApplication.run(CdcConnectorApplication.class, arguments);
    }

    @Bean
    DomainWatch domains(DomainsSettings domains) {
        return DomainWatch.begin(domains.folders());
    }

    @Bean
    CapturedTables capturedTables(DomainsSettings domains) {
        return new CatalogTables(domains.folders());
    }

    @Bean
    SchemaIds schemaIds(RegistrySettings registry) {
        return new SchemaRegistry(registry.url());
    }

    @Bean
    CaptureTelemetry captureTelemetry(MeterRegistry meters) {
        return new CaptureTelemetry(meters);
    }

    @Bean
    ChangeCapture changeCapture(
            CaptureSettings settings,
            PostgresSettings postgres,
            KafkaSettings kafka,
            CapturedTables tables,
            SchemaIds schemaIds,
            CaptureTelemetry telemetry,
            CaptureHealth health,
            DomainWatch domains) {
        ChangeCapture capture =
                new ChangeCapture(settings, postgres, kafka, tables, schemaIds, telemetry, health);
        domains.catalog().whenTaken(_ -> capture.prepareTopics());
        return capture;
    }

    @Bean
    MeterBinder retainedLog(PostgresSettings postgres, CaptureSettings settings) {
        ReplicationSlot slot =
                new ReplicationSlot(new SourceDatabase(postgres, settings), settings.slot());
        return meters ->
                Gauge.builder(CaptureMetric.RETAINED.key(), slot, ReplicationSlot::retained)
                        .register(meters);
    }

    @Bean
    StreamLifecycle streamLifecycle(ChangeCapture capture) {
        return new StreamLifecycle(capture::run, capture::stop);
    }
}
