package io.tributary.projector.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/// The store is what survives; the object is what a killed process loses.
class FanOutsTest {
    private final KeyValueStore<String, String> store = ProgressStores.empty();

    @Test
    void a_fan_out_under_way_goes_on_where_it_was_after_a_crash() {
        // Given
        FanOuts killed = new FanOuts(store);
        killed.begin("a/1");
        killed.begin("a/2");
        killed.reached("a/1", "a/77");
        killed.ended("a/2");

        // When
        FanOuts restarted = new FanOuts(store);

        // Then
        assertThat(restarted.subject()).isEqualTo("a/1");
        assertThat(restarted.after("a/1")).isEqualTo("a/77");
        restarted.ended("a/1");
        assertThat(restarted.isEmpty()).isTrue();
    }

    @Test
    void another_change_of_the_subject_begins_at_its_first_row_again() {
        // Given
        FanOuts fanOuts = new FanOuts(store);
        fanOuts.begin("a/1");
        fanOuts.reached("a/1", "a/77");

        // When
        fanOuts.begin("a/1");

        // Then
        assertThat(fanOuts.after("a/1")).isEmpty();
        assertThat(new FanOuts(store).after("a/1")).isEmpty();
    }

    @Test
    void documents_pending_and_fan_outs_share_a_store_without_seeing_each_other() {
        // Given
        PendingDocuments pending = new PendingDocuments(store);
        FanOuts fanOuts = new FanOuts(store);

        // When
        fanOuts.begin("a/1");
        pending.changed("a/9");

        // Then
        assertThat(new PendingDocuments(store).documents()).containsExactly("a/9");
        assertThat(new FanOuts(store).subject()).isEqualTo("a/1");
    }
}
