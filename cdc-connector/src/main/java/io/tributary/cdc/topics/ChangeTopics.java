package io.tributary.cdc.topics;

import io.tributary.cdc.capture.StreamRefused;
import io.tributary.cdc.change.CapturedTable;
import io.tributary.cdc.settings.CaptureSettings;
import io.tributary.cdc.settings.KafkaSettings;
import io.tributary.schemas.contract.TopicName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/// Creates the topics and holds them to the installation's partition count: with another count an
/// organization would be looked for in the wrong partition.
public final class ChangeTopics {
    private final KafkaSettings kafka;
    private final CaptureSettings settings;

    public ChangeTopics(KafkaSettings kafka, CaptureSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    /// Creates what is missing; topics that are there keep their settings.
    ///
    /// @throws StreamRefused when a topic has another number of partitions
    public void ensure(Collection<CapturedTable> tables, int partitions) {
        try (Admin admin = Admin.create(kafka.connection())) {
            List<NewTopic> wanted = TopicPlan.of(tables, partitions, settings);
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing =
                    wanted.stream().filter(t -> !there.contains(t.name())).toList();
            for (NewTopic topic : missing) {
                create(admin, topic);
            }
            refuseOtherCounts(
                    admin,
                    wanted.stream().filter(t -> there.contains(t.name())).toList(),
                    partitions);
        } catch (ExecutionException failed) {
            throw new KafkaException("Could not look after the topics", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while creating topics", stopped);
        }
    }

    private static void create(Admin admin, NewTopic topic)
            throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }

    private static void refuseOtherCounts(Admin admin, List<NewTopic> there, int partitions)
            throws ExecutionException, InterruptedException {
        List<String> names =
                there.stream()
                        .map(NewTopic::name)
                        .filter(n -> !n.equals(TopicName.SOURCE_OFFSETS))
                        .toList();
        Map<String, TopicDescription> found = admin.describeTopics(names).allTopicNames().get();
        found.forEach(
                (name, topic) -> {
                    int count = topic.partitions().size();
                    if (count != partitions) {
                        throw new StreamRefused(
                                "Expected the topic %s to have %d partitions as platform.installation says, but it has %d. Use the Kafka that belongs to this database, or begin a new topic generation."
                                        .formatted(name, partitions, count));
                    }
                });
    }
}
