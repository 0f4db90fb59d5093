package io.tributary.projector.topology;

import io.tributary.projector.projection.UnreadableRow;
import io.tributary.schemas.contract.RowKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One partition number of a read model at work: applies changes, and emits each changed document
/// once per flush, followed by a marker that says which changes the documents before it hold.
///
/// **Exactly once.** Stores, documents, marker and input offsets are one Kafka transaction.
final class ReadModelTask {
    /// A flush comes early when this many documents are pending.
    private static final int PENDING_LIMIT = 10_000;

    /// Below what a Kafka producer sends by default.
    private static final int DOCUMENT_LIMIT_BYTES = 900_000;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final DerivedModel model;
    private final ProcessorContext<OutputKey, byte[]> context;
    private final Parking parking;
    private final PendingDocuments pending;
    private final Projection projection;
    private final int partition;
    private final long flushInterval;
    private long lastFlush;

    ReadModelTask(
            DerivedModel model, ProcessorContext<OutputKey, byte[]> context, long flushInterval) {
        this.model = model;
        this.context = context;
        this.flushInterval = flushInterval;
        this.partition = context.taskId().partition();
        this.parking = new Parking(model, context);
        this.pending = new PendingDocuments(context.getStateStore(TopologyNames.PROGRESS));
        this.projection = model.open(context, pending::changed);
        pending.expectDefinition(model.definition());
    }

    void apply(Record<byte[], byte[]> change, RecordMetadata at) {
        parking.tried();
        try {
            projection.apply(at.topic(), key(change.key()), change.value());
        } catch (UnreadableRow unreadable) {
            parking.park(change, at, unreadable);
        }
        pending.readUpTo(at.topic(), at.offset() + 1);
        if (pending.size() >= PENDING_LIMIT) {
            flush();
        }
    }

    /// Emits at once after a pause, and at most once per interval under load.
    void flushWhenDue(long now) {
        if (!pending.isEmpty() && now - lastFlush >= flushInterval) {
            flush();
            lastFlush = now;
            // Readers see nothing before the commit; waiting for its interval would add to every
            // change's way.
            context.commit();
        }
    }

    private void flush() {
        boolean more = projection.goOn();
        pending.documents().forEach(this::emit);
        if (more) {
            pending.documentsEmitted();
            return;
        }
        // After the documents: a reader of the partition may trust it.
        forward(
                TopologyNames.markerKey(partition),
                MAPPER.writeValueAsBytes(Map.of("positions", pending.positions())));
        pending.emitted(model.definition());
    }

    private void emit(String documentId) {
        byte[] document = projection.document(documentId);
        if (document != null && document.length > DOCUMENT_LIMIT_BYTES) {
            parking.park(documentId, document.length, DOCUMENT_LIMIT_BYTES);
        } else {
            forward(documentId, document);
        }
    }

    private void forward(String key, byte @Nullable [] value) {
        context.forward(
                new Record<>(new OutputKey(partition, key), value, context.currentSystemTimeMs()),
                TopologyNames.DOCUMENTS);
    }

    private static RowKey key(byte @Nullable [] key) throws UnreadableRow {
        if (key == null) {
            throw new UnreadableRow("Expected a key <organization>/<id>, but found none.");
        }
        try {
            return RowKey.parse(new String(key, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notAKey) {
            throw new UnreadableRow(String.valueOf(notAKey.getMessage()), notAKey);
        }
    }
}
