package io.tributary.projector.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.index.IndexPair.Index;
import io.tributary.projector.index.IndexPair.Phase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class IndexPairTest {
    private static final String NOTED =
            "{\"mappings\": {\"_meta\": {\"rolled_back_at\": \"2026-11-21T10:00:00Z\"}}}";
    private static final Index FIRST = index("tributary-shop-sales-g1", "{}");

    @Test
    void the_names_of_the_indices_tell_how_far_a_rebuild_is() {
        // When
        Index second = index("tributary-shop-sales-g1-r2", "{}");

        // Then
        assertThat(new IndexPair("sales", FIRST, null).phase()).isEqualTo(Phase.SERVING);
        assertThat(new IndexPair("sales", FIRST, second).phase()).isEqualTo(Phase.BUILDING);
        assertThat(new IndexPair("sales", second, FIRST).phase()).isEqualTo(Phase.SWAPPED);
    }

    @Test
    void what_an_operator_took_back_is_not_swapped_in_again() {
        // When
        Index takenBack = index("tributary-shop-sales-g1-r10", NOTED);

        // Then
        assertThat(new IndexPair("sales", FIRST, takenBack).phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(new IndexPair("sales", takenBack, FIRST).phase()).isEqualTo(Phase.SWAPPED);
    }

    private static Index index(String name, String description) {
        return new Index(name, JsonMapper.builder().build().readTree(description));
    }
}
