package io.tributary.projector.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.contract.ProgressRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommitOrderTest {
    private final CommitOrder order =
            new CommitOrder(
                    List.of(
                            new ProgressRecord(List.of(12L, 10L), 0, 0, 0, Map.of()),
                            new ProgressRecord(List.of(11L), 0, 0, 0, Map.of())));

    private int offset;

    @Test
    void transactions_come_as_they_were_committed_and_their_changes_as_in_the_log() {
        take("a", "10", "300", "third");
        take("a", "11", "200", "fourth");
        take("b", "12", "102", "second");
        take("c", "12", "101", "first");

        assertThat(released()).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void a_change_without_a_known_transaction_stays_behind_what_came_before_it_in_its_topic() {
        take("a", "10", "300", "change");
        take("a", null, null, "snapshot after it");
        take("b", null, null, "snapshot alone");
        take("a", "11", "200", "later");

        assertThat(released())
                .containsExactly("snapshot alone", "change", "snapshot after it", "later");
    }

    @Test
    void rows_that_share_a_place_in_the_log_keep_their_order() {
        take("a", "10", "300", "one");
        take("a", "10", "300", "two");
        take("a", "10", "300", "three");

        assertThat(released()).containsExactly("one", "two", "three");
    }

    private void take(
            String topic, @Nullable String transaction, @Nullable String lsn, String value) {
        var change = new ConsumerRecord<byte[], byte[]>(topic, 0, offset++, null, null);
        if (transaction != null && lsn != null) {
            change.headers().add(ChangeHeader.TRANSACTION, transaction.getBytes(UTF_8));
            change.headers().add(ChangeHeader.LSN, lsn.getBytes(UTF_8));
        }
        order.take(change, new ProducerRecord<>("feed", null, value.getBytes(UTF_8)));
    }

    private List<String> released() {
        List<String> values = new ArrayList<>();
        order.release(r -> values.add(new String(r.value(), UTF_8)));
        return values;
    }
}
