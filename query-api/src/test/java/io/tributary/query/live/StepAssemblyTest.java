package io.tributary.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.query.fixture.TestDomains;
import io.tributary.query.freshness.ProgressPlace;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.ProgressRecord;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.contract.TopicName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepAssemblyTest {
    private static final String AGENTS = "tributary.shop.agents";
    private static final String NOTES = "tributary.shop.notes";
    private static final UUID OURS = UUID.randomUUID();
    private static final UUID THEIRS = UUID.randomUUID();

    private final List<Step> steps = new ArrayList<>();
    private final ChangeWindow window = new ChangeWindow(Duration.ofMinutes(1), 1_000_000);
    private StepAssembly assembly = new StepAssembly(TestLive.ENTITIES, window, steps::add);
    private final Map<String, Long> read = new HashMap<>();

    @BeforeEach
    void begin() {
        progress(0, List.of(), Map.of());
        assembly.complete(read);
        steps.clear();
    }

    @Test
    void changes_of_several_topics_come_in_the_order_of_their_transactions() {
        // Given
        change(AGENTS, 0, OURS, 2, 50);
        change(AGENTS, 1, OURS, 1, 90);
        change(NOTES, 0, OURS, 1, 80);
        progress(2, List.of(1L, 2L), Map.of(AGENTS, 2L, NOTES, 1L));

        // When
        assembly.complete(read);

        // Then
        assertThat(steps).hasSize(1);
        assertThat(steps.getFirst().of(OURS))
                .extracting(c -> c.transaction() + " " + c.entity().collection().name())
                .containsExactly("1 notes", "1 agents", "2 agents");
    }

    @Test
    void nothing_is_told_before_all_that_a_progress_record_completes_is_read() {
        // Given
        progress(2, List.of(1L), Map.of(AGENTS, 1L, NOTES, 1L));
        change(AGENTS, 0, OURS, 1, 1);
        assembly.complete(read);
        assertThat(steps).isEmpty();

        // When
        change(NOTES, 0, OURS, 1, 2);
        assembly.complete(read);

        // Then
        assertThat(steps.getFirst().of(OURS)).hasSize(2);
    }

    @Test
    void what_a_progress_record_does_not_complete_waits_for_the_next() {
        // Given
        change(AGENTS, 0, OURS, 1, 1);
        change(AGENTS, 1, OURS, 2, 2);
        progress(2, List.of(1L), Map.of(AGENTS, 1L));
        progress(4, List.of(2L), Map.of(AGENTS, 2L));

        // When
        assembly.complete(read);

        // Then
        assertThat(steps).extracting(s -> s.of(OURS).size()).containsExactly(1, 1);
    }

    @Test
    void an_organization_has_its_own_changes_only() {
        // Given
        change(AGENTS, 0, OURS, 1, 1);
        change(AGENTS, 1, THEIRS, 1, 2);
        progress(2, List.of(1L), Map.of(AGENTS, 2L));

        // When
        assembly.complete(read);

        // Then
        assertThat(steps.getFirst().of(OURS))
                .extracting(c -> c.key().organization())
                .containsExactly(OURS);
        assertThat(steps.getFirst().of(UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_record_that_comes_again_is_passed_over() {
        // Given
        change(AGENTS, 0, OURS, 1, 1);
        change(AGENTS, 0, OURS, 1, 1);
        progress(2, List.of(1L), Map.of(AGENTS, 1L));
        progress(2, List.of(1L), Map.of(AGENTS, 1L));

        // When
        assembly.complete(read);

        // Then
        assertThat(steps).hasSize(1);
        assertThat(steps.getFirst().of(OURS)).hasSize(1);
    }

    @Test
    void rows_read_from_their_table_make_everybody_look_anew() {
        // Given
        Position before = Position.behind(new ProgressPlace(0, 1000));
        assertThat(window.holds(before)).isTrue();

        // When
        record(AGENTS, 0, OURS, Map.of(ChangeHeader.OPERATION, "snapshot"));
        progress(2, List.of(), Map.of(AGENTS, 1L));
        assembly.complete(read);

        // Then
        assertThat(window.holds(before)).isFalse();
        assertThat(window.holds(Position.behind(new ProgressPlace(2, 1002)))).isTrue();
    }

    @Test
    void a_change_that_does_not_say_who_saw_the_row_makes_everybody_look_anew() {
        // When
        record(NOTES, 0, OURS, Map.of(ChangeHeader.OPERATION, "update"));
        progress(2, List.of(), Map.of(NOTES, 1L));
        assembly.complete(read);

        // Then
        assertThat(window.holds(Position.behind(new ProgressPlace(0, 1000)))).isFalse();
    }

    @Test
    void a_domain_that_is_added_is_waited_for_from_then_on() {
        // Given
        LiveCatalog growing = new LiveCatalog(TestDomains.WITHOUT_SHOP);
        assembly = new StepAssembly(TestLive.of(growing), window, steps::add);
        begin();

        // When
        growing.take(TestDomains.CATALOG);
        progress(2, List.of(1L), Map.of(AGENTS, 1L));
        assembly.complete(read);
        assertThat(steps).isEmpty();
        change(AGENTS, 0, OURS, 1, 1);
        assembly.complete(read);

        // Then
        assertThat(steps.getFirst().of(OURS)).hasSize(1);
        assertThat(window.holds(Position.behind(new ProgressPlace(0, 1000)))).isTrue();
    }

    @Test
    void what_happened_in_a_domain_before_it_was_known_makes_everybody_look_anew() {
        // Given
        LiveCatalog growing = new LiveCatalog(TestDomains.WITHOUT_SHOP);
        assembly = new StepAssembly(TestLive.of(growing), window, steps::add);
        begin();
        progress(2, List.of(1L), Map.of(AGENTS, 1L));
        assembly.complete(read);

        // When
        growing.take(TestDomains.CATALOG);
        change(AGENTS, 0, OURS, 1, 1);
        progress(4, List.of(2L), Map.of(AGENTS, 1L));
        assembly.complete(read);

        // Then
        assertThat(window.holds(Position.behind(new ProgressPlace(2, 1002)))).isFalse();
        assertThat(window.holds(Position.behind(new ProgressPlace(4, 1004)))).isTrue();
    }

    private void change(String topic, long offset, UUID organization, long transaction, long lsn) {
        record(
                topic,
                offset,
                organization,
                Map.of(
                        ChangeHeader.OPERATION,
                        "create",
                        ChangeHeader.TRANSACTION,
                        Long.toString(transaction),
                        ChangeHeader.LSN,
                        Long.toString(lsn)));
    }

    private void record(String topic, long offset, UUID organization, Map<String, String> headers) {
        var record = of(topic, offset, new RowKey(organization, UUID.randomUUID()).toString());
        headers.forEach(
                (name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        take(record);
    }

    private void progress(long offset, List<Long> transactions, Map<String, Long> positions) {
        byte[] value =
                ControlJson.write(new ProgressRecord(transactions, 0, 0, 1000 + offset, positions));
        take(new ConsumerRecord<>(TopicName.PROGRESS, 0, offset, null, value));
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        assembly.take(record);
        read.put(record.topic(), record.offset() + 1);
    }

    private static ConsumerRecord<String, byte[]> of(
            String topic, long offset, @Nullable String key) {
        return new ConsumerRecord<>(topic, 0, offset, key, new byte[] {0});
    }
}
