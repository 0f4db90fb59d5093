package io.tributary.projector.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class RecordBatchTest {

    @Test
    void the_last_record_of_a_document_is_what_it_ends_as_be_it_a_tombstone() {
        // Given
        List<ConsumerRecord<byte[], byte[]>> read =
                List.of(
                        SinkRecords.record(10, "1", "first"),
                        SinkRecords.record(11, "2", "only"),
                        SinkRecords.record(12, "1", null));

        // When
        RecordBatch batch = batch(read);

        // Then
        assertThat(batch.latest()).extracting(k -> k.record().offset()).containsExactly(11L, 12L);
        assertThat(batch.spans())
                .singleElement()
                .satisfies(
                        span -> {
                            assertThat(span.end()).isEqualTo(13);
                            assertThat(span.applied())
                                    .isEqualTo(Map.of(SinkRecords.CAMPAIGNS.topic(), 13L));
                        });
    }

    private static RecordBatch batch(List<ConsumerRecord<byte[], byte[]>> read) {
        var partition = new TopicPartition(SinkRecords.CAMPAIGNS.topic(), 0);
        return RecordBatch.of(
                new ConsumerRecords<>(Map.of(partition, read), Map.of()),
                SinkRecords.MODELS,
                4,
                new Acknowledged());
    }
}
