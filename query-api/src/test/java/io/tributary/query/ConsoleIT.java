package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestTenant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The console's files and the routes that only it needs.
class ConsoleIT {
    private final QueryFixture fixture = QueryFixture.shared();

    @ParameterizedTest
    @ValueSource(strings = {"/console/o/anything/rows", "/docs", "/docs/commands/anything"})
    @Covers("PL-7")
    void the_page_needs_no_token_and_may_run_nothing_inline(String path) throws Exception {
        // When
        HttpResponse<String> page = page(path);

        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void a_file_is_kept_for_ever_and_gone_under_another_version() throws Exception {
        // Given
        String script = page("/console/").body().replaceAll("(?s).*src=\"([^\"]+)\".*", "$1");

        // When
        HttpResponse<String> file = page(script);
        HttpResponse<String> other = page(script.replaceAll("assets/[^/]+", "assets/0"));

        // Then
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).contains("javascript");
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(other.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void seven_stations_are_told_to_a_member() {
        // Given
        TestTenant tenant = fixture.tenant();

        // When
        Reply reply = fixture.get(tenant.owner(), tenant.path("/pipeline"));

        // Then
        List<String> stations = new ArrayList<>();
        reply.body().path("stations").forEach(s -> stations.add(s.path("station").asString()));
        assertThat(stations)
                .containsExactly(
                        "command", "row", "change", "topic", "projection", "document", "answer");
    }

    @Test
    @Covers("PL-1")
    void neither_catalog_nor_pipeline_is_told_to_a_stranger() {
        // Given
        TestTenant tenant = fixture.tenant();
        UUID stranger = UUID.randomUUID();

        // When
        Reply catalog = fixture.get(stranger, tenant.path("/catalog"));
        Reply pipeline = fixture.get(stranger, tenant.path("/pipeline"));

        // Then
        assertThat(List.of(catalog.code(), pipeline.code())).containsOnly("QRY-202");
    }

    private HttpResponse<String> page(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(fixture.url() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
