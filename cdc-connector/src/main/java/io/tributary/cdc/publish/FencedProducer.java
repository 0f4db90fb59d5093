package io.tributary.cdc.publish;

import io.tributary.cdc.offset.StreamPosition;
import io.tributary.cdc.settings.KafkaSettings;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.TopicName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The producer of the one instance that owns the stream. Its first act ends every earlier
/// instance's rights and decides what that one had left open.
public final class FencedProducer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FencedProducer.class);
    private static final Duration OPEN_AT_MOST = Duration.ofMinutes(15);

    private final String transactionalId;
    private final Producer<byte[], byte[]> producer;

    /// Takes the stream over.
    public FencedProducer(KafkaSettings kafka, String transactionalId) {
        this(producer(kafka, transactionalId), transactionalId);
    }

    /// With a producer of this transactional id.
    FencedProducer(Producer<byte[], byte[]> producer, String transactionalId) {
        this.transactionalId = transactionalId;
        this.producer = producer;
        try {
            producer.initTransactions();
        } catch (RuntimeException failed) {
            producer.close(Duration.ZERO);
            throw explained(failed);
        }
    }

    private static Producer<byte[], byte[]> producer(KafkaSettings kafka, String transactionalId) {
        Map<String, Object> config = kafka.connection();
        config.put("client.id", transactionalId);
        config.put("transactional.id", transactionalId);
        config.put("transaction.timeout.ms", (int) OPEN_AT_MOST.toMillis());
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        config.put("linger.ms", 2);
        config.put("batch.size", 256 * 1024);
        config.put("buffer.memory", 64L * 1024 * 1024);
        config.put("max.request.size", 8 * 1024 * 1024);
        config.put("max.block.ms", 30_000);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    KafkaTransaction begin() {
        return new KafkaTransaction(producer);
    }

    void abort() {
        try {
            producer.abortTransaction();
        } catch (ProducerFencedException | InvalidProducerEpochException taken) {
            throw new StreamFenced(transactionalId, taken);
        } catch (KafkaException undecided) {
            // The next take-over decides it.
            LOG.atWarn().setCause(undecided).log("Could not abort the open Kafka transaction");
        }
    }

    /// Proves that nobody has taken the stream over meanwhile, by committing the position once
    /// more.
    ///
    /// @throws StreamFenced when somebody has
    public void proveOwnership(String slot, StreamPosition position) {
        try {
            KafkaTransaction proof = begin();
            proof.send(positionRecord(slot, position));
            proof.commit();
        } catch (RuntimeException failed) {
            throw explained(failed);
        }
    }

    static ProducerRecord<byte[], byte[]> positionRecord(String slot, StreamPosition position) {
        return new ProducerRecord<>(
                TopicName.SOURCE_OFFSETS,
                0,
                slot.getBytes(StandardCharsets.UTF_8),
                ControlJson.write(position));
    }

    /// The same failure, as {@link StreamFenced} when that is what it means.
    RuntimeException explained(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof FencedInstanceIdException) {
                return new StreamFenced(transactionalId, failed);
            }
        }
        return failed;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
