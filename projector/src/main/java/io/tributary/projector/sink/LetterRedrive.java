package io.tributary.projector.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.parking.Letter;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/// Tries a parked change again: reads the record at its position and delivers it as the indexer
/// would. Its version is the same, so a document that is newer by now stays.
@Component
public class LetterRedrive {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaClients kafka;
    private final ReadModels models;
    private final Delivery delivery;

    LetterRedrive(KafkaClients kafka, ReadModels models, Delivery delivery) {
        this.kafka = kafka;
        this.models = models;
        this.delivery = delivery;
    }

    /// How it went.
    public enum Outcome {
        /// The change was delivered; if it is refused again, the letter is back with a new reason.
        DELIVERED,
        /// OpenSearch or the registry cannot be reached now.
        TRY_LATER,
        /// Compaction removed the record: a newer change of the document exists.
        SUPERSEDED,
        /// It is not about a document of a read model that is served: the next change of its row
        /// settles it.
        NEXT_CHANGE
    }

    public Outcome redrive(Letter letter) {
        Optional<ReadModel> found = models.findAlias(letter.readModel());
        if (found.isEmpty()) {
            // A feed is in commit order: nothing can be put into it later.
            return Outcome.NEXT_CHANGE;
        }
        ReadModel model = found.get();
        return recordOf(letter)
                .map(
                        record -> {
                            String key = new String(record.key(), UTF_8);
                            var again =
                                    delivery.attempt(
                                                    List.of(
                                                            new RecordBatch.Keyed(
                                                                    model, key, record)))
                                            .again();
                            return again.isEmpty() ? Outcome.DELIVERED : Outcome.TRY_LATER;
                        })
                .orElse(Outcome.SUPERSEDED);
    }

    private Optional<ConsumerRecord<byte[], byte[]>> recordOf(Letter letter) {
        try (Consumer<byte[], byte[]> consumer =
                kafka.consumer("tributary.projector.redrive", Map.of())) {
            TopicPartition partition = new TopicPartition(letter.topic(), letter.partition());
            consumer.assign(List.of(partition));
            consumer.seek(partition, letter.offset());
            for (var record : consumer.poll(PATIENCE).records(partition)) {
                return record.offset() == letter.offset() ? Optional.of(record) : Optional.empty();
            }
            return Optional.empty();
        }
    }
}
