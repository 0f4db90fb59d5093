package io.tributary.projector.topology;

import io.tributary.projector.projection.Contribution;
import io.tributary.projector.projection.DocumentHead;
import io.tributary.projector.projection.Placed;
import io.tributary.projector.projection.RollupBucket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// How values look in stores and changelogs: a length, that many bytes, then the numbers or the
/// content.
final class StoreFormat {
    static final Serde<Contribution> CONTRIBUTION =
            Serdes.serdeFrom(
                    (topic, c) ->
                            bytes(c.documentId().getBytes(StandardCharsets.UTF_8), c.measures()),
                    (topic, bytes) -> {
                        ByteBuffer buffer = ByteBuffer.wrap(bytes);
                        String id = new String(head(buffer), StandardCharsets.UTF_8);
                        return new Contribution(id, numbers(buffer));
                    });

    static final Serde<RollupBucket> BUCKET =
            Serdes.serdeFrom(
                    (topic, b) -> bytes(b.head().json(), b.sums(), b.rowCount()),
                    (topic, bytes) -> {
                        ByteBuffer buffer = ByteBuffer.wrap(bytes);
                        byte[] head = head(buffer);
                        long rowCount = buffer.getLong();
                        return new RollupBucket(new DocumentHead(head), rowCount, numbers(buffer));
                    });

    static final Serde<DocumentHead> HEAD =
            Serdes.serdeFrom((topic, h) -> h.json(), (topic, bytes) -> new DocumentHead(bytes));

    static final Serde<Placed> PLACED =
            Serdes.serdeFrom(
                    (topic, p) -> {
                        byte[] subject = p.subject().getBytes(StandardCharsets.UTF_8);
                        return ByteBuffer.allocate(
                                        Integer.BYTES + subject.length + p.content().length)
                                .putInt(subject.length)
                                .put(subject)
                                .put(p.content())
                                .array();
                    },
                    (topic, bytes) -> {
                        ByteBuffer buffer = ByteBuffer.wrap(bytes);
                        String subject = new String(head(buffer), StandardCharsets.UTF_8);
                        byte[] content = new byte[buffer.remaining()];
                        buffer.get(content);
                        return new Placed(subject, content);
                    });

    static final Serde<long[]> FIGURES =
            Serdes.serdeFrom(
                    (topic, figures) -> bytes(new byte[0], figures),
                    (topic, bytes) -> {
                        ByteBuffer buffer = ByteBuffer.wrap(bytes);
                        head(buffer);
                        return numbers(buffer);
                    });

    private StoreFormat() {}

    private static byte[] bytes(byte[] head, long[] numbers, long... first) {
        ByteBuffer buffer =
                ByteBuffer.allocate(
                        Integer.BYTES + head.length + (first.length + numbers.length) * Long.BYTES);
        buffer.putInt(head.length).put(head);
        for (long number : first) {
            buffer.putLong(number);
        }
        for (long number : numbers) {
            buffer.putLong(number);
        }
        return buffer.array();
    }

    private static byte[] head(ByteBuffer buffer) {
        byte[] head = new byte[buffer.getInt()];
        buffer.get(head);
        return head;
    }

    private static long[] numbers(ByteBuffer buffer) {
        long[] numbers = new long[buffer.remaining() / Long.BYTES];
        buffer.asLongBuffer().get(numbers);
        return numbers;
    }
}
