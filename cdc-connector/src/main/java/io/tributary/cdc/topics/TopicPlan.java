package io.tributary.cdc.topics;

import io.tributary.cdc.change.CapturedTable;
import io.tributary.cdc.settings.CaptureSettings;
import io.tributary.schemas.contract.TopicName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/// Which topics there must be, and how they keep their records.
final class TopicPlan {
    private static final Duration TOMBSTONES = Duration.ofDays(7);
    private static final Duration PROGRESS = Duration.ofDays(1);

    private TopicPlan() {}

    static List<NewTopic> of(
            Collection<CapturedTable> tables, int partitions, CaptureSettings settings) {
        short replicas = settings.replicationFactor();
        List<NewTopic> topics = new ArrayList<>();
        topics.add(
                new NewTopic(TopicName.SOURCE_OFFSETS, 1, replicas)
                        .configs(Map.of("cleanup.policy", "compact")));
        topics.add(
                new NewTopic(TopicName.PROGRESS, partitions, replicas)
                        .configs(
                                Map.of(
                                        "cleanup.policy",
                                        "delete",
                                        "retention.ms",
                                        "" + PROGRESS.toMillis())));
        for (CapturedTable table : tables) {
            topics.add(
                    new NewTopic(table.topic(), partitions, replicas)
                            .configs(table.compacted() ? compacted(settings) : kept()));
        }
        return topics;
    }

    private static Map<String, String> compacted(CaptureSettings settings) {
        Map<String, String> config = new HashMap<>();
        config.put("cleanup.policy", "compact");
        config.put("min.compaction.lag.ms", "" + settings.resumeWindow().toMillis());
        config.put("max.compaction.lag.ms", "" + settings.erasurePromise().toMillis());
        config.put("delete.retention.ms", "" + TOMBSTONES.toMillis());
        return config;
    }

    private static Map<String, String> kept() {
        return Map.of("cleanup.policy", "delete", "retention.ms", "-1");
    }
}
