package io.tributary.query.live;

import io.tributary.query.feed.WriterSchemas;
import io.tributary.query.request.QueryCollection;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.derive.Column;
import io.tributary.schemas.derive.Columns;
import io.tributary.schemas.derive.RowSchema;
import io.tributary.schemas.derive.VisibleTo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/// An entity whose rows say by themselves who sees them, read from its change topic.
///
/// **Thread-safe.**
final class LiveEntity {
    private static final int HEADER = 5;

    private final QueryCollection collection;
    private final Visibility visibility;
    private final List<Column> columns;
    private final Schema reader;
    private final WriterSchemas writers;
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers =
            new ConcurrentHashMap<>();

    LiveEntity(Entity entity, QueryCollection collection, WriterSchemas writers) {
        this.collection = collection;
        this.visibility = entity.visibility();
        this.columns = Columns.of(entity);
        this.reader = RowSchema.avroFor(entity);
        this.writers = writers;
    }

    QueryCollection collection() {
        return collection;
    }

    /// Every column, as documents have them.
    List<Column> columns() {
        return columns;
    }

    /// Whether only a row's fields say who sees it, so that a change must tell who saw it before.
    boolean saidByFields() {
        return visibility.saidByFields();
    }

    /// Who sees any row of an entity whose rows are all seen by the same.
    ///
    /// @throws IllegalStateException when they are not
    Set<String> seenBy() {
        return Set.copyOf(
                VisibleTo.of(
                        visibility,
                        field -> {
                            throw new IllegalStateException(
                                    "Expected rows seen alike, but they differ by " + field + ".");
                        }));
    }

    Set<String> seenBy(GenericRecord row) {
        return Set.copyOf(VisibleTo.of(visibility, row::get));
    }

    /// @throws UnreadableRow when the bytes are no row of this table
    /// @throws org.apache.kafka.common.KafkaException when the registry does not answer
    GenericRecord row(byte[] value) throws UnreadableRow {
        if (value.length < HEADER || value[0] != 0) {
            throw new UnreadableRow(collection.name() + ": not in the Confluent wire format.");
        }
        int id = ByteBuffer.wrap(value, 1, 4).getInt();
        try {
            GenericDatumReader<GenericRecord> datum = readers.get(id);
            if (datum == null) {
                datum = new GenericDatumReader<>(writers.of(id), reader);
                readers.put(id, datum);
            }
            var decoder =
                    DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
            return datum.read(null, decoder);
        } catch (IOException | AvroRuntimeException unreadable) {
            throw new UnreadableRow(collection.name() + ": " + unreadable.getMessage());
        }
    }

    /// A value that is no row. There is no document of it either.
    static final class UnreadableRow extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableRow(String message) {
            super(message);
        }
    }
}
