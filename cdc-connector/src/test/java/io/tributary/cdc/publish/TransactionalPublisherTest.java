package io.tributary.cdc.publish;

import static io.tributary.cdc.publish.EngineRecords.begin;
import static io.tributary.cdc.publish.EngineRecords.end;
import static io.tributary.cdc.publish.EngineRecords.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.cdc.change.ChangeMapper;
import io.tributary.cdc.change.RowRoutes;
import io.tributary.cdc.change.TransactionIds;
import io.tributary.cdc.offset.StreamPosition;
import io.tributary.cdc.telemetry.CaptureTelemetry;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.ProgressRecord;
import io.tributary.schemas.contract.TopicName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/// What stands in one Kafka transaction. The producer acknowledges only when it is flushed, and
/// holds it against its user to end a transaction before that.
class TransactionalPublisherTest {
    private static final String ITEMS = EngineRecords.TABLE.topic();
    private static final int PARTITIONS = 4;

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(
                    cluster(), false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                @Override
                public void commitTransaction() {
                    assertThat(flushed()).as("every record is acknowledged").isTrue();
                    super.commitTransaction();
                }
            };

    @Test
    void changes_progress_and_position_are_committed_at_once() {
        // Given
        TransactionalPublisher publisher = publisher(Optional.empty());
        SourceRecord end = end(7, 70);

        // When
        SourceRecord committed = publisher.publish(List.of(begin(7), row("a"), row("b"), end));

        // Then
        assertThat(committed).isSameAs(end);
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(keys()).containsExactly("a", "b");
        assertThat(progress())
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.transactions()).containsExactly(7L);
                            assertThat(p.positions()).isEqualTo(Map.of(ITEMS, 2L));
                        });
        assertThat(positions())
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.transaction()).isEqualTo(7);
                            assertThat(commitLsn(p)).isEqualTo(70);
                        });
    }

    @Test
    void ownership_is_proven_by_an_acknowledged_position() {
        // Given
        FencedProducer owned = new FencedProducer(producer, "trial");

        // When
        owned.proveOwnership("slot", after(5, 0));

        // Then
        assertThat(positions()).containsExactly(after(5, 0));
    }

    @Test
    void nothing_is_committed_before_the_transaction_is_whole() {
        // Given
        TransactionalPublisher publisher = publisher(Optional.empty());

        // When
        SourceRecord committed = publisher.publish(List.of(begin(7), row("a")));

        // Then
        assertThat(committed).isNull();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void the_engine_does_not_hear_of_a_transaction_whose_position_is_not_committed() {
        // Given
        TransactionalPublisher publisher = publisher(Optional.empty());

        // When
        SourceRecord committed = publisher.publish(List.of(begin(7), end(7, 70)));

        // Then
        assertThat(committed).isNull();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void a_part_of_a_transaction_is_committed_with_the_position_before_it() {
        // Given
        TransactionalPublisher publisher = publisher(Optional.of(after(5, 0)));

        // When
        publisher.publish(List.of(begin(7), row("a"), row("b"), row("c")));

        // Then
        assertThat(keys()).containsExactly("a", "b", "c");
        assertThat(progress()).allSatisfy(p -> assertThat(p.transactions()).isEmpty());
        assertThat(positions())
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.transaction()).isEqualTo(5);
                            assertThat(commitLsn(p)).isEqualTo(50);
                            assertThat(p.partialTransaction()).isEqualTo(7);
                            assertThat(p.partialRows()).isEqualTo(3);
                        });
    }

    @Test
    void rows_of_the_part_that_is_out_are_not_published_again() {
        // Given
        TransactionalPublisher publisher = publisher(Optional.of(after(5, 2)));

        // When
        publisher.publish(List.of(begin(7), row("a"), row("b"), row("c"), end(7, 70)));

        // Then
        assertThat(keys()).containsExactly("c");
        assertThat(progress())
                .singleElement()
                .satisfies(p -> assertThat(p.transactions()).containsExactly(7L));
    }

    @Test
    void a_transaction_that_is_out_whole_is_not_published_again() {
        // Given
        TransactionalPublisher publisher = publisher(Optional.of(after(7, 0)));

        // When
        publisher.publish(List.of(begin(7), row("a"), end(7, 70), begin(8), row("b"), end(8, 80)));

        // Then
        assertThat(keys()).containsExactly("b");
    }

    private TransactionalPublisher publisher(Optional<StreamPosition> recovered) {
        return new TransactionalPublisher(
                new FencedProducer(producer, "trial"),
                new ChangeMapper(
                        PARTITIONS,
                        new RowRoutes(EngineRecords.tables(), (_, _) -> 1),
                        new TransactionIds(1)),
                new PublisherPlan("database", "slot", PARTITIONS, 3),
                recovered,
                Map.of(),
                new CaptureTelemetry(new SimpleMeterRegistry()));
    }

    /// A position after `transaction`, with so many rows of transaction 7 behind it.
    private static StreamPosition after(long transaction, long partialRows) {
        return new StreamPosition(
                "database",
                Map.of("lsn_commit", 50),
                transaction,
                partialRows == 0 ? 0 : 7,
                partialRows);
    }

    private List<ProducerRecord<byte[], byte[]>> committed(String topic) {
        return producer.history().stream().filter(r -> r.topic().equals(topic)).toList();
    }

    private List<String> keys() {
        return committed(ITEMS).stream()
                .map(r -> new String(r.key(), StandardCharsets.UTF_8).replaceAll(".*/", ""))
                .toList();
    }

    private List<ProgressRecord> progress() {
        return committed(TopicName.PROGRESS).stream()
                .map(r -> ControlJson.read(r.value(), ProgressRecord.class))
                .toList();
    }

    private List<StreamPosition> positions() {
        return committed(TopicName.SOURCE_OFFSETS).stream()
                .map(r -> ControlJson.read(r.value(), StreamPosition.class))
                .toList();
    }

    private static long commitLsn(StreamPosition position) {
        return ((Number) position.sourceOffset().get("lsn_commit")).longValue();
    }

    private static Cluster cluster() {
        Node node = new Node(0, "nowhere", 1);
        Node[] nodes = {node};
        List<PartitionInfo> partitions = new ArrayList<>();
        for (String topic : List.of(ITEMS, TopicName.PROGRESS, TopicName.SOURCE_OFFSETS)) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                partitions.add(new PartitionInfo(topic, partition, node, nodes, nodes));
            }
        }
        return new Cluster("trial", List.of(node), partitions, Set.of(), Set.of());
    }
}
