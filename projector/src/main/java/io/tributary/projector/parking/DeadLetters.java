package io.tributary.projector.parking;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.telemetry.ProjectorMetric;
import io.tributary.projector.telemetry.Telemetry;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.TopicName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The letters of all instances: a compacted topic, and a copy in memory that follows it.
///
/// **A letter is in Kafka before {@link #park} returns**, so that no position is passed without it.
/// **Thread-safe.**
@Component
public class DeadLetters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Producer<byte[], byte[]> producer;
    private final Telemetry telemetry;
    private final Map<String, Letter> letters = new ConcurrentHashMap<>();

    public DeadLetters(KafkaClients kafka, Telemetry telemetry) {
        this.producer = kafka.producer("projector-dead-letters");
        this.telemetry = telemetry;
        telemetry.gauge(ProjectorMetric.LETTERS, letters::size);
    }

    /// Keeps the letter; the same partition number as the change it stands for.
    public void park(Letter letter) {
        send(letter, ControlJson.write(letter));
        letters.put(letter.key(), letter);
        telemetry.count(ProjectorMetric.DOCUMENTS_PARKED, letter.readModel(), 1);
        LOG.atWarn()
                .addKeyValue("letter", letter.key())
                .addKeyValue(
                        "position",
                        letter.topic() + "-" + letter.partition() + "@" + letter.offset())
                .addKeyValue("type", letter.type())
                .addKeyValue("reason", letter.reason())
                .log("Document parked");
    }

    /// A document was accepted: a letter about it, at this version or before, is settled.
    public void resolve(String readModel, String documentId, long version) {
        if (letters.isEmpty()) {
            return;
        }
        Letter letter = letters.get(Letter.keyOf(readModel, documentId));
        if (letter != null && letter.version() <= version) {
            remove(letter, "resolved");
        }
    }

    /// An operator gives the change up.
    public void discard(Letter letter) {
        remove(letter, "discarded");
    }

    /// Oldest first.
    public List<Letter> list() {
        return letters.values().stream()
                .sorted(Comparator.comparingLong(Letter::parkedAt).thenComparing(Letter::key))
                .toList();
    }

    public Optional<Letter> find(String key) {
        return Optional.ofNullable(letters.get(key));
    }

    /// Takes over what some instance wrote.
    void follow(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), UTF_8);
        if (record.value() == null) {
            letters.remove(key);
        } else {
            letters.put(key, ControlJson.read(record.value(), Letter.class));
        }
    }

    private void remove(Letter letter, String why) {
        send(letter, null);
        letters.remove(letter.key(), letter);
        LOG.atInfo()
                .addKeyValue("letter", letter.key())
                .addKeyValue("outcome", why)
                .log("Letter settled");
    }

    private void send(Letter letter, byte @org.jspecify.annotations.Nullable [] value) {
        try {
            producer.send(
                            new ProducerRecord<>(
                                    TopicName.DEAD_LETTERS,
                                    letter.partition(),
                                    letter.key().getBytes(UTF_8),
                                    value))
                    .get();
        } catch (ExecutionException refused) {
            throw new KafkaException("Could not write the letter " + letter.key(), refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while writing a letter", stopped);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
