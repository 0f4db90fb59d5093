package io.tributary.projector.feed;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Writes records that become visible together. A transaction begins with its first record.
///
/// **Not thread-safe.**
final class FeedWriter implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private boolean open;

    FeedWriter(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    boolean isOpen() {
        return open;
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        if (!open) {
            producer.beginTransaction();
            open = true;
        }
        var _ =
                producer.send(
                        record,
                        (_, failed) -> {
                            if (failed != null) {
                                failure.compareAndSet(null, failed);
                            }
                        });
    }

    /// Nothing happens when nothing was sent.
    void commit() {
        if (!open) {
            return;
        }
        // Every record has its offset before the end is asked for: a client may otherwise end the
        // transaction without a record that was sent a moment before.
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new KafkaException("A record of a feed was not taken", failed);
        }
        producer.commitTransaction();
        open = false;
    }

    /// An open transaction is decided by the next producer of the id, against it.
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
