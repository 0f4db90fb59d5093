package io.tributary.command.settings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.fixtures.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserSettingsTest {

    @Test
    @Covers("PL-7")
    void an_origin_with_a_wildcard_is_refused() {
        assertThatThrownBy(() -> new BrowserSettings(List.of("https://*.example.com")))
                .hasMessageContaining("tributary.command.origins");
    }
}
