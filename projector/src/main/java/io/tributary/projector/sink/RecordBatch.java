package io.tributary.projector.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.contract.OrganizationPartition;
import io.tributary.schemas.contract.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// What one poll brought: per document its latest record, and per partition the span that is done
/// when they are written.
///
/// @param latest in the order of reading; at most one per document
record RecordBatch(Collection<Keyed> latest, List<Acknowledged.Span> spans, int read) {

    /// @param key document id
    record Keyed(ReadModel model, String key, ConsumerRecord<byte[], byte[]> record) {}

    private record Document(String readModel, String id) {}

    /// Must be called in the order of polling, by the thread that polls.
    static RecordBatch of(
            ConsumerRecords<byte[], byte[]> polled,
            ReadModels models,
            int partitions,
            Acknowledged acknowledged) {
        Map<Document, Keyed> latest = new LinkedHashMap<>(polled.count() * 2);
        List<Acknowledged.Span> spans = new ArrayList<>();
        for (TopicPartition partition : polled.partitions()) {
            ReadModel model = models.ofTopic(partition.topic());
            Map<String, Long> applied = new HashMap<>();
            long end = 0;
            for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
                end = record.offset() + 1;
                String key = new String(record.key(), UTF_8);
                if (AppliedMarker.isOne(key)) {
                    applied.putAll(AppliedMarker.positions(record.value()));
                } else if (isAtHome(model, key, partition.partition(), partitions)) {
                    // The last one stands where the last record stood.
                    Document document = new Document(model.alias(), key);
                    latest.remove(document);
                    latest.put(document, new Keyed(model, key, record));
                }
            }
            if (!model.fedByTopology()) {
                applied.put(partition.topic(), end);
            }
            spans.add(acknowledged.take(partition, end, applied));
        }
        return new RecordBatch(latest.values(), spans, polled.count());
    }

    /// Rows of the reserved organization are broadcast to every partition, whose positions cannot
    /// be compared: only one of the copies becomes a document.
    private static boolean isAtHome(ReadModel model, String key, int partition, int partitions) {
        return !(model instanceof ReadModel.OfEntity entity)
                || entity.entity().scope() != Scope.GLOBAL
                || partition
                        == OrganizationPartition.of(RowKey.parse(key).organization(), partitions);
    }
}
