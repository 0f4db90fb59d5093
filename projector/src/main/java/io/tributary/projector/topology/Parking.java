package io.tributary.projector.topology;

import io.tributary.projector.parking.Letter;
import io.tributary.projector.projection.UnreadableRow;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.IndexName;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts what cannot be read or kept aside as dead letters, in the transaction of everything else.
///
/// The rows and documents themselves are not in a letter: its topic and offset say where they are.
final class Parking {
    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final String alias;
    private final String outputTopic;
    private final ProcessorContext<OutputKey, byte[]> context;
    private final ParkedShare share;

    Parking(DerivedModel model, ProcessorContext<OutputKey, byte[]> context) {
        this.alias = IndexName.alias(model.domain(), model.name());
        this.outputTopic = TopologyNames.outputTopic(model.domain(), model.name(), 1);
        this.context = context;
        this.share = new ParkedShare(alias);
    }

    void tried() {
        share.tried(context.currentSystemTimeMs());
    }

    /// @throws ParkedShare.TooManyParked when not the rows are wrong, but the reader or the schema
    void park(Record<byte[], byte[]> change, RecordMetadata at, UnreadableRow why) {
        share.parked();
        String row = change.key() == null ? "" : new String(change.key(), StandardCharsets.UTF_8);
        String reason = String.valueOf(why.getMessage());
        send(row + "/" + at.topic(), at.topic(), at.offset(), "unreadable_row", reason);
    }

    void park(String documentId, int bytes, int limit) {
        String reason = "Expected a document of at most %d bytes, but found %d.";
        send(documentId, outputTopic, 0, "document_too_large", reason.formatted(limit, bytes));
    }

    private void send(String id, String topic, long offset, String type, String reason) {
        int partition = context.taskId().partition();
        Letter letter =
                new Letter(
                        alias,
                        id,
                        topic,
                        partition,
                        offset,
                        0,
                        type,
                        reason,
                        context.currentSystemTimeMs());
        LOG.atWarn()
                .addKeyValue("read-model", alias)
                .addKeyValue("position", topic + "-" + partition + "@" + offset)
                .addKeyValue("type", type)
                .addKeyValue("reason", reason)
                .log("Parked");
        forward(letter.key(), ControlJson.write(letter));
    }

    private void forward(String key, byte @Nullable [] value) {
        context.forward(
                new Record<>(
                        new OutputKey(context.taskId().partition(), key),
                        value,
                        context.currentSystemTimeMs()),
                TopologyNames.DEAD_LETTERS);
    }
}
