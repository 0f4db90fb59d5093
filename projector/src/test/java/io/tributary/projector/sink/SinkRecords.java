package io.tributary.projector.sink;

import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.LiveCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Records of one read model, and the writes they ask for.
final class SinkRecords {
    static final String ORGANIZATION = "00000000-0000-7000-8000-000000000001";
    static final ReadModels MODELS = models();
    static final ReadModel CAMPAIGNS = MODELS.entities().getFirst();

    private SinkRecords() {}

    static ConsumerRecord<byte[], byte[]> record(long offset, String id, @Nullable String value) {
        return new ConsumerRecord<>(
                CAMPAIGNS.topic(),
                0,
                offset,
                (ORGANIZATION + "/" + id).getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /// @param json null deletes the document
    static DocumentWrite write(String id, long version, @Nullable String json) {
        var keyed =
                new RecordBatch.Keyed(
                        CAMPAIGNS, ORGANIZATION + "/" + id, record(version, id, json));
        return new DocumentWrite(
                keyed, version, json == null ? null : json.getBytes(StandardCharsets.UTF_8));
    }

    private static ReadModels models() {
        String file = "/domains/shop.avdl";
        try (InputStream in = SinkRecords.class.getResourceAsStream(file)) {
            String text =
                    new String(
                            Objects.requireNonNull(in, file).readAllBytes(),
                            StandardCharsets.UTF_8);
            return new ReadModels(new LiveCatalog(CatalogReader.read(Map.of("shop.avdl", text))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
