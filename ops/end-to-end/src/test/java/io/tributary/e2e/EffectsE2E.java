package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a run sends goes to its simulator, which answers as a carrier would.
class EffectsE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    @Covers("DI-7")
    void a_message_is_shown_by_the_simulator_and_its_delivery_comes_back() throws Exception {
        // Given
        Tenant tenant = Tenant.found(TRIBUTARY, "effects");
        String simulator = TRIBUTARY.endpointText("simulator");
        exchange(
                HttpRequest.newBuilder(URI.create(simulator + "/failures?count=3"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());

        // When
        String message =
                tenant.created(
                        "dialer.sms_message.send",
                        Map.of("phone", "+4930123456", "body", "Hello <there>"));

        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(
                                                tenant.owner()
                                                        .get(
                                                                tenant.organization(),
                                                                "documents/dialer/sms_messages/"
                                                                        + message)
                                                        .must(200)
                                                        .json()
                                                        .toString())
                                        .contains("\"delivered\"", "\"simulated\""));
        String of = "?organization=" + tenant.organization();
        JsonNode sent = RunningTributary.JSON.readTree(text(simulator + "/messages" + of));
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).get("to").asString()).isEqualTo("+4930123456");
        assertThat(text(simulator + "/" + of))
                .contains("sms to +4930123456", "Hello &lt;there&gt;")
                .doesNotContain("<there>");
    }

    private static String text(String url) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                exchange(HttpRequest.newBuilder(URI.create(url)).GET().build());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> exchange(HttpRequest request)
            throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
