package io.tributary.query.freshness;

import io.tributary.query.feed.FeedListener;
import io.tributary.schemas.contract.AppliedRecord;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.ProgressRecord;
import io.tributary.schemas.contract.TopicName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Writes progress and applied records down in {@link PipelineProgress}.
///
/// **Replaying is safe**: a record that was taken before is passed over.
final class ProgressFeed implements FeedListener {
    private final PipelineProgress progress;
    private final Map<TopicPartition, Long> taken = new HashMap<>();

    ProgressFeed(PipelineProgress progress) {
        this.progress = progress;
    }

    @Override
    public void took(
            List<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> positions) {
        for (ConsumerRecord<String, byte[]> record : records) {
            TopicPartition from = new TopicPartition(record.topic(), record.partition());
            if (record.offset() <= taken.getOrDefault(from, -1L)) {
                continue;
            }
            byte[] value = record.value();
            if (value != null && record.partition() < progress.partitions()) {
                take(record, value);
            }
            taken.put(from, record.offset());
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, byte[] value) {
        if (record.topic().equals(TopicName.PROGRESS)) {
            progress.progressed(
                    record.partition(),
                    record.offset(),
                    ControlJson.read(value, ProgressRecord.class));
        } else {
            progress.applied(record.partition(), ControlJson.read(value, AppliedRecord.class));
        }
    }
}
