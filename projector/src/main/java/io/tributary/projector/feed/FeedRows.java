package io.tributary.projector.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.projector.intake.RowDecoder;
import io.tributary.projector.intake.SchemaRegistry;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.FeedName;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.derive.RowSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The rows that ask for feeds, as they are now.
final class FeedRows {
    private static final String DOMAIN = "domain";
    private static final String PASSWORD_NUMBER = "password_number";

    private final RowDecoder decoder;
    private final Map<RowKey, WantedFeed> wanted = new HashMap<>();

    /// @param asked their entity
    FeedRows(Entity asked, SchemaRegistry registry) {
        this.decoder = new RowDecoder(registry, RowSchema.avroFor(asked));
    }

    void take(ConsumerRecord<byte[], byte[]> change) {
        RowKey key = RowKey.parse(new String(change.key(), UTF_8));
        byte @Nullable [] value = change.value();
        if (value == null) {
            wanted.remove(key);
            return;
        }
        GenericRecord row = decoder.row(value);
        FeedName name = new FeedName(key.organization(), String.valueOf(row.get(DOMAIN)));
        long number = ((Number) row.get(PASSWORD_NUMBER)).longValue();
        wanted.put(key, new WantedFeed(name, key, number));
    }

    void clear() {
        wanted.clear();
    }

    List<WantedFeed> all() {
        return List.copyOf(wanted.values());
    }
}
