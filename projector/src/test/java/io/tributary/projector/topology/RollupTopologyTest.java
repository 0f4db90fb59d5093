package io.tributary.projector.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.topology.RecomputedRollup.Call;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RollupTopologyTest {
    private static final String ORGANIZATION = UUID.randomUUID().toString();
    private static final String CAMPAIGN = UUID.randomUUID().toString();
    private static final Instant TEN = Instant.parse("2026-11-21T10:07:31Z");

    private final Driver driver = new Driver(CallDomain.rollup());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void random_inserts_updates_and_deletes_end_at_the_sums_of_the_rows_that_are_left() {
        // Given
        RandomCalls calls = new RandomCalls(20261121, 3, 150);

        for (int i = 1; i <= 20_000; i++) {
            // When
            RandomCalls.Operation operation = calls.next();
            driver.send(
                    CallDomain.CALLS_TOPIC,
                    operation.key(),
                    operation.call() == null ? null : operation.call().row());

            // Then
            if (i % 1_000 == 0) {
                driver.flush();
                assertThat(RecomputedRollup.figuresOf(driver.documents))
                        .isEqualTo(RecomputedRollup.of(calls.rows.values()));
            }
        }
    }

    @Test
    void a_document_says_where_it_stands_and_who_sees_it() {
        // Given
        Call call = call("1", "none", 60, TEN);

        // When
        send(call);

        // Then
        String id = ORGANIZATION + "/call_figures/29920920/" + CAMPAIGN + "/none";
        assertThat(driver.documents).containsOnlyKeys(id);
        assertThat(driver.documents.get(id))
                .hasToString(
                        ("{\"organization_id\":\"%s\",\"bucket\":\"2026-11-21T10:00:00.000Z\","
                                        + "\"campaign_id\":\"%s\",\"outcome\":\"none\","
                                        + "\"visible_to\":[\"everyone\"],\"calls\":1,\"contacts\":1,"
                                        + "\"seconds\":60,\"sold\":0,\"row_count\":1}")
                                .formatted(ORGANIZATION, CAMPAIGN));
    }

    @Test
    void a_row_that_changes_its_time_leaves_the_old_bucket_without_a_document() {
        // Given
        send(call("1", "sale", 60, TEN));

        // When
        send(call("1", "sale", 60, TEN.plusSeconds(3600)));

        // Then
        assertThat(driver.documents).hasSize(1);
        assertThat(driver.documents.values().iterator().next().get("bucket").asString())
                .isEqualTo("2026-11-21T11:00:00.000Z");
    }

    @Test
    void a_touched_row_is_not_counted_twice_and_has_its_document_written_again() {
        // Given
        send(call("1", "sale", 60, TEN));
        String before = driver.documents.values().iterator().next().toString();
        driver.documents.clear();

        // When
        send(call("1", "sale", 60, TEN));

        // Then
        assertThat(driver.documents.values()).hasSize(1);
        assertThat(driver.documents.values().iterator().next().toString()).isEqualTo(before);
    }

    @Test
    void many_changes_of_one_bucket_are_emitted_once_and_the_marker_comes_last() {
        // Given
        for (int i = 0; i < 100; i++) {
            Call call = call("" + i, "sale", 1, TEN);
            driver.send(CallDomain.CALLS_TOPIC, call.key(), call.row());
        }

        // When
        driver.flush();

        // Then
        assertThat(driver.emitted)
                .extracting(r -> TopologyNames.isMarker(r.key()))
                .containsExactly(false, true);
        assertThat(driver.positions).isEqualTo(Map.of(CallDomain.CALLS_TOPIC, 100L));
    }

    @Test
    void an_unreadable_record_is_parked_and_the_others_go_on() {
        // Given
        Call good = call("1", "sale", 60, TEN);

        // When
        driver.send(CallDomain.CALLS_TOPIC, good.key(), new byte[] {0, 0, 0, 0, 9, 1});
        driver.send(CallDomain.CALLS_TOPIC, good.key(), new byte[] {7});
        driver.send(CallDomain.CALLS_TOPIC, "no-key", good.row());
        send(good);

        // Then
        assertThat(driver.documents).hasSize(1);
        assertThat(driver.positions).isEqualTo(Map.of(CallDomain.CALLS_TOPIC, 4L));
        assertThat(driver.letters())
                .extracting(letter -> letter.get("reason").asString())
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("none with id 9"),
                        reason -> assertThat(reason).contains("Confluent wire format"),
                        reason -> assertThat(reason).contains("no-key"));
    }

    private void send(Call call) {
        driver.send(CallDomain.CALLS_TOPIC, call.key(), call.row());
        driver.flush();
    }

    private static Call call(String name, String outcome, int seconds, Instant at) {
        String id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
        return new Call(ORGANIZATION, id, CAMPAIGN, outcome, true, seconds, "12.50", at);
    }
}
