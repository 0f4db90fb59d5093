package io.tributary.projector.feed;

import io.tributary.projector.intake.RowDecoder.NotARow;
import io.tributary.projector.parking.DeadLetters;
import io.tributary.projector.parking.Letter;
import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.contract.RowKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Turns changes into records of feeds.
///
/// A change that cannot be read is parked, so that the other rows and organizations go on; the next
/// change of its row settles the letter.
final class FeedRecords {
    private final Map<String, FeedTable> tables;
    private final DeadLetters letters;

    FeedRecords(List<FeedTable> tables, DeadLetters letters) {
        this.tables = tables.stream().collect(Collectors.toMap(FeedTable::topic, t -> t));
        this.letters = letters;
    }

    /// The record for the feed among these that the change belongs to; empty where there is none,
    /// and where the feed is told nothing of it.
    Optional<ProducerRecord<byte[], byte[]>> of(
            ConsumerRecord<byte[], byte[]> change, LiveFeeds feeds) {
        FeedTable table = tables.get(change.topic());
        RowKey row = FeedTable.row(change);
        if (table == null || row == null) {
            return Optional.empty();
        }
        ServedFeed feed = feeds.find(table.domain(), row.organization());
        if (feed == null) {
            return Optional.empty();
        }
        String name = "tributary-feed-" + table.domain();
        Told told;
        try {
            told = table.told(change);
        } catch (NotARow unreadable) {
            park(name, row, change, "" + unreadable.getMessage());
            return Optional.empty();
        }
        letters.resolve(name, row.toString(), change.offset());
        return switch (told) {
            case Told.Row(byte[] value) -> Optional.of(record(feed, table.key(row), value, change));
            case Told.Gone _ -> Optional.of(record(feed, table.key(row), null, change));
            case Told.Nothing _ -> Optional.empty();
        };
    }

    private void park(
            String name, RowKey row, ConsumerRecord<byte[], byte[]> change, String reason) {
        letters.park(
                new Letter(
                        name,
                        row.toString(),
                        change.topic(),
                        change.partition(),
                        change.offset(),
                        change.offset(),
                        Letter.NOT_A_ROW,
                        reason,
                        System.currentTimeMillis()));
    }

    private static ProducerRecord<byte[], byte[]> record(
            ServedFeed feed,
            byte[] key,
            byte @Nullable [] value,
            ConsumerRecord<byte[], byte[]> change) {
        return new ProducerRecord<>(
                feed.name().topic(), 0, change.timestamp(), key, value, headers(change));
    }

    /// The change's own, but not where it stands in the log: its gaps tell what others write.
    private static Iterable<Header> headers(ConsumerRecord<byte[], byte[]> change) {
        RecordHeaders headers = new RecordHeaders(change.headers().toArray());
        headers.remove(ChangeHeader.LSN);
        return headers;
    }
}
