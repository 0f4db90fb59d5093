package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestTenant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the `type` of a refusal leads.
class ProblemPagesIT {
    private final QueryFixture fixture = QueryFixture.shared();

    @Test
    void the_type_of_a_refusal_is_a_page_for_people() throws Exception {
        // Given
        TestTenant tenant = fixture.tenant();
        Reply refused = fixture.get(tenant.owner(), tenant.path("/documents/shop/sales?limit=0"));

        // When
        HttpResponse<String> page =
                page(refused.body().path("type").asString(), "text/html,application/xml;q=0.9");

        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("<h1>" + refused.body().path("title").asString() + "</h1>");
    }

    @Test
    void programs_get_it_as_json() throws Exception {
        // When
        HttpResponse<String> page = page("/problems/QRY-102", "application/json");

        // Then
        assertThat(page.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        assertThat(page.body()).contains("\"code\" : \"QRY-102\"", "\"next\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/problems", "/problems/", "/problems/style.css"})
    void the_list_and_its_style_need_no_token(String path) throws Exception {
        assertThat(page(path, "*/*").statusCode()).isEqualTo(200);
    }

    @Test
    void another_name_is_a_problem_itself() throws Exception {
        // When
        HttpResponse<String> page = page("/problems/QRY-999", "text/html");

        // Then
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("QRY-101");
    }

    private HttpResponse<String> page(String path, String accept) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(fixture.url()).resolve(path))
                                .header("Accept", accept)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
