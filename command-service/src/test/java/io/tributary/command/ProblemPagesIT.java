package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// Where the `type` of a refusal leads.
class ProblemPagesIT {
    private final Trial trial = Trial.shared();

    @Test
    void the_type_of_a_refusal_is_a_page_about_it() throws Exception {
        // Given
        Trial.Reply refused = trial.found().send("dialer.lead.create", "{}");

        // When
        HttpResponse<String> page =
                page(refused.body().path("type").stringValue(), "text/html,*/*;q=0.8");

        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body())
                .contains("<h1>" + refused.body().path("title").stringValue() + "</h1>");
    }

    @Test
    void programs_get_it_as_json() throws Exception {
        // When
        HttpResponse<String> page = page("/problems/CMD-302", "application/json");

        // Then
        assertThat(page.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        assertThat(page.body()).contains("\"code\" : \"CMD-302\"", "current_version");
    }

    @Test
    void another_name_is_a_problem_itself() throws Exception {
        // When
        HttpResponse<String> page = page("/problems/CMD-999", "text/html");

        // Then
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("CMD-102");
    }

    private HttpResponse<String> page(String path, String accept) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(trial.address("/").resolve(path))
                                .header("Accept", accept)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
