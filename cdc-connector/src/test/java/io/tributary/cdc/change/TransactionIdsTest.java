package io.tributary.cdc.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransactionIdsTest {

    @Test
    void an_id_of_the_same_epoch_gets_its_upper_half() {
        assertThat(new TransactionIds((3L << 32) + 1000).whole(990)).isEqualTo((3L << 32) + 990);
    }

    @Test
    void an_id_after_the_lower_half_has_wrapped_is_of_the_next_epoch() {
        // Given
        var ids = new TransactionIds((3L << 32) + 0xffff_fff0L);

        // When
        long next = ids.whole(5);

        // Then
        assertThat(next).isEqualTo((4L << 32) + 5);
        assertThat(ids.whole(0xffff_fff1L)).isEqualTo((3L << 32) + 0xffff_fff1L);
    }
}
