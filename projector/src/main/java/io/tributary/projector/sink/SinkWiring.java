package io.tributary.projector.sink;

import io.tributary.projector.document.DocumentMapper;
import io.tributary.projector.document.EntityDocumentMapper;
import io.tributary.projector.document.HistoryDocumentMapper;
import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.projector.index.SecondIndices;
import io.tributary.projector.intake.SchemaRegistry;
import io.tributary.projector.parking.DeadLetters;
import io.tributary.projector.parking.ParkingLimit;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.settings.ProjectorSettings;
import io.tributary.projector.telemetry.StationHealth;
import io.tributary.projector.telemetry.Telemetry;
import io.tributary.schemas.catalog.LiveCatalog;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the indexer's parts together.
@Configuration(proxyBeanMethods = false)
class SinkWiring {

    @Bean
    ParkingLimit parkingLimit(SinkSettings settings, StationHealth health, Telemetry telemetry) {
        return new ParkingLimit(
                settings.parkingShare(),
                settings.parkingMinimum(),
                Clock.systemUTC(),
                health,
                telemetry);
    }

    @Bean
    BulkWriter bulkWriter(OpenSearchCalls calls) {
        return new BulkWriter(calls);
    }

    @Bean
    WriteMapper writeMapper(
            LiveCatalog catalog,
            ReadModels models,
            SchemaRegistry registry,
            ProjectorSettings projector) {
        DocumentMapper history = new HistoryDocumentMapper(registry);
        Supplier<Map<String, DocumentMapper>> mappers =
                catalog.derived(
                        _ ->
                                models.all().stream()
                                        .filter(m -> !m.fedByTopology())
                                        .collect(
                                                Collectors.toUnmodifiableMap(
                                                        ReadModel::alias,
                                                        m ->
                                                                m instanceof ReadModel.OfEntity e
                                                                        ? EntityDocumentMapper.of(
                                                                                e.entity(),
                                                                                registry)
                                                                        : history)));
        return new WriteMapper(mappers, projector.generation());
    }

    @Bean
    Delivery delivery(
            WriteMapper mapper,
            BulkWriter writer,
            SecondIndices seconds,
            WritePause pause,
            DeadLetters letters,
            ParkingLimit limit,
            Telemetry telemetry,
            SinkSettings settings) {
        return new Delivery(mapper, writer, seconds, pause, letters, limit, telemetry, settings);
    }
}
