package io.tributary.projector.topology;

import io.tributary.projector.Station;
import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.settings.ProjectorSettings;
import io.tributary.projector.telemetry.ProjectorMetric;
import io.tributary.projector.telemetry.Telemetry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Runs the topology of every derived read model, each on its own: one that stops lets the others
/// go on, and shows in the health.
@Component("topologies")
@Order(20)
final class TopologyStation implements Station, HealthIndicator {
    private final DerivedModels models;
    private final ProjectorSettings projector;
    private final StreamsSettings settings;
    private final KafkaClients kafka;
    private volatile List<ReadModelStreams> running = List.of();

    TopologyStation(
            DerivedModels models,
            ProjectorSettings projector,
            StreamsSettings settings,
            KafkaClients kafka,
            Telemetry telemetry) {
        this.models = models;
        this.projector = projector;
        this.settings = settings;
        this.kafka = kafka;
        telemetry.gauge(ProjectorMetric.TOPOLOGIES_TROUBLED, () -> troubles().size());
    }

    @Override
    public String name() {
        return "topologies";
    }

    @Override
    public void start() {
        grow();
    }

    @Override
    public void grow() {
        Set<String> known =
                running.stream().map(ReadModelStreams::application).collect(Collectors.toSet());
        List<ReadModelStreams> added =
                models.all().stream()
                        .filter(model -> !known.contains(application(model)))
                        .map(
                                model ->
                                        new ReadModelStreams(
                                                model,
                                                projector.generation(),
                                                settings,
                                                kafka.connection()))
                        .toList();
        running = Stream.concat(running.stream(), added.stream()).toList();
        added.forEach(ReadModelStreams::start);
    }

    private String application(DerivedModel model) {
        return TopologyNames.application(model.domain(), model.name(), projector.generation());
    }

    @Override
    public void stop() {
        running.parallelStream().forEach(ReadModelStreams::close);
    }

    @Override
    public Health health() {
        Map<String, Object> troubles = new TreeMap<>(troubles());
        return troubles.isEmpty()
                ? Health.up().withDetail("running", running.size()).build()
                : Health.down().withDetails(troubles).build();
    }

    private Map<String, String> troubles() {
        Map<String, String> troubles = new TreeMap<>();
        running.forEach(
                streams ->
                        streams.trouble().ifPresent(t -> troubles.put(streams.application(), t)));
        return troubles;
    }
}
