package io.tributary.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WalSegmentsTest {
    @Test
    void every_segment_from_the_start_to_the_last_byte_is_named() {
        assertThat(segments(1, "0/2000028", "0/4000120"))
                .containsExactly(
                        "000000010000000000000002",
                        "000000010000000000000003",
                        "000000010000000000000004");
    }

    @Test
    void an_end_on_a_border_does_not_ask_for_a_segment_that_is_not_there_yet() {
        assertThat(segments(1, "0/2000028", "0/3000000"))
                .containsExactly("000000010000000000000002");
    }

    @Test
    void names_carry_over_and_tell_the_timeline() {
        assertThat(segments(10, "1/FF000028", "2/10"))
                .containsExactly("0000000A00000001000000FF", "0000000A0000000200000000");
    }

    private static List<String> segments(int timeline, String start, String end) {
        return WalSegments.of(
                new DatabaseCopy("18.6", "amd64", "7575", timeline, start, end, 16 << 20));
    }
}
