package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Which pages may send commands from a browser.
class OriginsE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();

    @Test
    @Covers("PL-7")
    void the_consoles_page_may_and_no_other() throws Exception {
        // Given
        String own = TRIBUTARY.endpointText("query");

        // When
        HttpResponse<Void> fromConsole = asked(own);
        HttpResponse<Void> fromElsewhere = asked("https://elsewhere.example");

        // Then
        assertThat(fromConsole.headers().firstValue("Access-Control-Allow-Origin")).contains(own);
        assertThat(fromConsole.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(fromElsewhere.statusCode()).isEqualTo(403);
        assertThat(fromElsewhere.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    /// What a browser asks before it sends a command for a page of `origin`.
    private static HttpResponse<Void> asked(String origin)
            throws IOException, InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(
                                TRIBUTARY
                                        .endpoint("command")
                                        .resolve(
                                                "/v1/organizations/%s/commands/dialer.lead.create"
                                                        .formatted(UUID.randomUUID())))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization,content-type")
                        .build();
        return HttpClient.newHttpClient().send(question, HttpResponse.BodyHandlers.discarding());
    }
}
