package io.tributary.command.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    @Covers("PB-10")
    void html_is_taken_out_of_plain_text() {
        assertThat(CleanText.withoutHtml("<b>Brook</b> & Sons")).isEqualTo("Brook & Sons");
        assertThat(CleanText.withoutHtml("a<script>alert(1)</script>b")).isEqualTo("ab");
        assertThat(CleanText.withoutHtml("&lt;img src=x onerror=alert(1)&gt;hidden"))
                .isEqualTo("hidden");
        assertThat(CleanText.withoutHtml("2 < 3\nand 4 > 3")).isEqualTo("2 < 3\nand 4 > 3");
    }

    @Test
    void halves_of_surrogate_pairs_and_nul_are_not_storable() {
        assertThat(CleanText.storable("a\u0000b")).isFalse();
        assertThat(CleanText.storable("\ud83d")).isFalse();
        assertThat(CleanText.storable("\ude00\ud83d")).isFalse();
        assertThat(CleanText.storable("\ud83d\ude00")).isTrue();
    }
}
