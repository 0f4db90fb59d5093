package io.tributary.query.feed;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Takes what a {@link TopicFeed} reads. Called by the feed's one thread.
public interface FeedListener {

    /// @param records in the order of each partition; may be empty when only positions moved
    /// @param positions of every partition: the offset after the last record handed over, which is
    ///   also past the markers of transactions
    void took(List<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> positions);
}
