package io.tributary.projector.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.schemas.contract.AppliedRecord;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.TopicName;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells readers what a read model holds, as soon as it does.
///
/// **At most once.** A lost record delays a waiting reader until the next one; it can never promise
/// too much.
final class AppliedPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AppliedPublisher.class);

    private final Producer<byte[], byte[]> producer;
    private final Clock clock;

    AppliedPublisher(KafkaClients kafka, Clock clock) {
        this.producer = kafka.producer("projector-applied");
        this.clock = clock;
    }

    /// Records of one partition must be published in order, so by one thread at a time.
    void publish(ReadModel model, int partition, Map<String, Long> positions) {
        var applied = new AppliedRecord(model.alias(), positions, clock.millis());
        byte[] key = (model.alias() + "/" + partition).getBytes(UTF_8);
        var unused =
                producer.send(
                        new ProducerRecord<>(
                                TopicName.APPLIED, partition, key, ControlJson.write(applied)),
                        (_, failure) -> {
                            if (failure != null) {
                                LOG.atWarn()
                                        .addKeyValue("read-model", model.alias())
                                        .addKeyValue("cause", failure.getMessage())
                                        .log("An applied position could not be published");
                            }
                        });
    }

    @Override
    public void close() {
        producer.close();
    }
}
