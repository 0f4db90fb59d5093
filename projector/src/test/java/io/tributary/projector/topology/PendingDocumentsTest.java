package io.tributary.projector.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/// The store is what survives; the object is what a killed process loses.
class PendingDocumentsTest {
    private final KeyValueStore<String, String> store = ProgressStores.empty();

    @Test
    void what_was_committed_before_it_was_emitted_is_pending_after_a_crash() {
        // Given
        PendingDocuments killed = new PendingDocuments(store);
        killed.changed("a/1");
        killed.readUpTo("calls", 8);

        // When
        PendingDocuments restarted = new PendingDocuments(store);

        // Then
        assertThat(restarted.documents()).containsExactly("a/1");
        assertThat(restarted.positions()).isEqualTo(Map.of("calls", 8L));
        assertThat(restarted.isEmpty()).isFalse();
    }

    @Test
    void positions_without_a_changed_document_are_told_again_after_a_crash() {
        // Given
        PendingDocuments killed = new PendingDocuments(store);
        killed.readUpTo("calls", 8);

        // When
        PendingDocuments restarted = new PendingDocuments(store);

        // Then
        assertThat(restarted.isEmpty()).isFalse();
    }

    @Test
    void what_was_emitted_is_pending_no_more_and_positions_of_quiet_topics_stay() {
        // Given
        PendingDocuments first = new PendingDocuments(store);
        first.readUpTo("campaigns", 3);
        first.changed("a/1");
        first.readUpTo("calls", 8);

        // When
        first.emitted("definition");
        PendingDocuments restarted = new PendingDocuments(store);

        // Then
        assertThat(first.isEmpty()).isTrue();
        assertThat(restarted.documents()).isEmpty();
        assertThat(restarted.positions()).isEqualTo(Map.of("calls", 8L, "campaigns", 3L));
    }

    @Test
    void a_changed_definition_is_refused_with_the_way_out() {
        // Given
        PendingDocuments old = new PendingDocuments(store);
        old.expectDefinition("by day");
        old.emitted("by day");

        // When
        PendingDocuments restarted = new PendingDocuments(store);

        // Then
        assertThatThrownBy(() -> restarted.expectDefinition("by hour"))
                .hasMessageContaining("by day")
                .hasMessageContaining("new generation");
    }
}
