package io.tributary.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.standalone.demo.calls.CallsDataSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoLoaderIT {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private ApiThatRemembersKeys api;

    @BeforeEach
    void start() throws IOException {
        api = new ApiThatRemembersKeys();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void every_call_arrives_once_and_the_output_says_that_tenants_are_derived() {
        // When
        DemoSummary summary = load(api.address());

        // Then
        assertThat(api.calls()).isEqualTo(45_211);
        assertThat(summary.organizations()).isEqualTo(12);
        assertThat(summary.records()).isEqualTo(45_211);
        assertThat(summary.rowsWritten()).isGreaterThan(2 * 45_211);
        assertThat(summary.rowsFoundThere()).isZero();
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("12 organizations are derived")
                .contains("45,211 of 45,211 calls");
    }

    @Test
    void a_second_run_writes_nothing() {
        // Given
        DemoSummary first = load(api.address());

        // When
        DemoSummary second = load(api.address());

        // Then
        assertThat(api.calls()).isEqualTo(45_211);
        assertThat(second.rowsWritten()).isZero();
        assertThat(second.rowsFoundThere()).isEqualTo(first.rowsWritten());
    }

    @Test
    void a_busy_service_is_asked_again() {
        // Given
        api.beBusyOnce();

        // When
        DemoSummary summary = load(api.address());

        // Then
        assertThat(summary.records()).isEqualTo(45_211);
    }

    @Test
    void without_a_service_the_message_says_how_to_start_it() {
        // Given
        URI nobody = URI.create("http://127.0.0.1:1");

        // Then
        assertThatThrownBy(() -> load(nobody))
                .isInstanceOf(DemoFailed.class)
                .hasMessageContaining("./tributary up");
    }

    private DemoSummary load(URI address) {
        return DemoLoader.load(
                CallsDataSet.read(), address, address, user -> "token of " + user, out);
    }
}
