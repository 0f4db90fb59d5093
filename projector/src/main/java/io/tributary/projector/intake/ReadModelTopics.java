package io.tributary.projector.intake;

import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.settings.ProjectorSettings;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.contract.TopicName;
import io.tributary.schemas.derive.JournalSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The topics that the projector writes, and those it must find.
@Component
public class ReadModelTopics {
    private static final Logger LOG = LoggerFactory.getLogger(ReadModelTopics.class);
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final KafkaClients kafka;
    private final LiveCatalog catalog;
    private final ReadModels models;
    private final ProjectorSettings settings;

    ReadModelTopics(
            KafkaClients kafka,
            LiveCatalog catalog,
            ReadModels models,
            ProjectorSettings settings) {
        this.kafka = kafka;
        this.catalog = catalog;
        this.models = models;
        this.settings = settings;
    }

    /// Creates the topics that are missing; existing ones are left as they are.
    public void create() {
        try (Admin admin = kafka.admin()) {
            for (String topic : written()) {
                NewTopic wanted =
                        new NewTopic(topic, settings.partitions(), (short) -1).configs(COMPACTED);
                try {
                    admin.createTopics(List.of(wanted)).all().get();
                } catch (ExecutionException refused) {
                    if (!(refused.getCause() instanceof TopicExistsException)) {
                        throw new KafkaException("Could not create the topic " + topic, refused);
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while creating topics", stopped);
        }
    }

    /// Returns when the connector has made every change topic, or `wanted` turns false.
    public void awaitChangeTopics(BooleanSupplier wanted) throws InterruptedException {
        // Kafka tells nobody that a topic was made: one has to ask.
        GrowingPause pause = new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE);
        try (Admin admin = kafka.admin()) {
            while (wanted.getAsBoolean()) {
                Set<String> missing = new TreeSet<>(changeTopics());
                try {
                    missing.removeAll(admin.listTopics().names().get());
                } catch (ExecutionException unreachable) {
                    LOG.atWarn().addKeyValue("cause", unreachable.getMessage()).log("No topics");
                }
                if (missing.isEmpty()) {
                    return;
                }
                LOG.atInfo().addKeyValue("missing", missing).log("Waiting for change topics");
                Thread.sleep(pause.next());
            }
        }
    }

    /// The change topics of the active domains, and the journal's.
    public List<String> changeTopics() {
        return Stream.concat(
                        catalog.get().capturedEntities().map(Entity::table),
                        Stream.of(JournalSchema.TABLE))
                .map(TopicName::of)
                .toList();
    }

    private List<String> written() {
        List<String> topics = new ArrayList<>(List.of(TopicName.APPLIED, TopicName.DEAD_LETTERS));
        models.derived().forEach(model -> topics.add(model.topic()));
        return topics;
    }
}
