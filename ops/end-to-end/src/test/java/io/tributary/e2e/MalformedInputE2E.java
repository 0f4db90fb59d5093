package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever arrives, the answer is a problem detail that says what was expected, never a 500.
@Covers("PL-7")
class MalformedInputE2E {
    private static Tenant tenant;

    @BeforeAll
    static void found_a_tenant() {
        tenant = Tenant.found(RunningTributary.shared(), "malformed");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("nothing", "", 400),
                Arguments.of("not JSON", "{\"phone\":", 400),
                Arguments.of("not an object", "[1,2]", 400),
                Arguments.of("trailing text", "{} {}", 400),
                Arguments.of("unknown field", "{\"phone\":\"+15550001\",\"colour\":\"red\"}", 422),
                Arguments.of("wrong type", "{\"phone\":15550001}", 422),
                Arguments.of("wrong format", "{\"phone\":\"0555\"}", 422),
                Arguments.of("missing field", "{}", 422),
                Arguments.of("null for required", "{\"phone\":null}", 422),
                Arguments.of("NUL", "{\"phone\":\"+15550002\",\"company\":\"a\\u0000b\"}", 422),
                Arguments.of(
                        "lone surrogate",
                        "{\"phone\":\"+15550003\",\"company\":\"a\\ud800b\"}",
                        422),
                Arguments.of("huge number", "{\"phone\":\"+15550004\",\"age\":1e999999}", 422),
                Arguments.of(
                        "long number",
                        "{\"phone\":\"+15550005\",\"age\":" + "9".repeat(2_000) + "}",
                        400),
                Arguments.of("fraction for whole", "{\"phone\":\"+15550006\",\"age\":1.5}", 422),
                Arguments.of(
                        "too long",
                        "{\"phone\":\"+15550007\",\"job\":\"" + "x".repeat(61) + "\"}",
                        422),
                Arguments.of("deep nesting", "[".repeat(100_000) + "]".repeat(100_000), 400),
                Arguments.of(
                        "deep object",
                        "{\"phone\":" + "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000) + "}",
                        400),
                Arguments.of(
                        "ten megabytes",
                        "{\"phone\":\"+15550008\",\"notes\":\"" + "x".repeat(10_000_000) + "\"}",
                        413),
                Arguments.of("id that is none", "{\"phone\":\"+15550009\",\"id\":\"7\"}", 422),
                Arguments.of(
                        "field twice", "{\"phone\":\"+15550010\",\"phone\":\"+15550011\"}", 400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void a_malformed_command_is_refused_clearly(String what, String body, int status) {
        // When
        ApiClient.Answer answer =
                tenant.owner()
                        .post(
                                "/v1/organizations/"
                                        + tenant.organization()
                                        + "/commands/dialer.lead.create",
                                body,
                                Map.of());

        // Then
        assertThat(answer.status()).as("%s: %s", what, answer.raw().body()).isEqualTo(status);
        assertProblem(answer);
    }

    static Stream<String> queries() {
        return Stream.of(
                "documents/dialer/nothing",
                "documents/nothing/leads",
                "documents/dialer/leads?limit=0",
                "documents/dialer/leads?limit=many",
                "documents/dialer/leads?colour=red",
                "documents/dialer/leads?age.gte=old",
                "documents/dialer/leads?sort=colour",
                "documents/dialer/leads?cursor=nonsense",
                "documents/dialer/leads/not-a-uuid",
                "documents/dialer/leads?token=nonsense",
                "documents/dialer/leads?phone=%00",
                "dashboards/dialer/nothing",
                "dashboards/dialer/calls?from=yesterday",
                "dashboards/dialer/calls?time_zone=Mars/Olympus");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_malformed_query_is_refused_clearly(String path) {
        // When
        ApiClient.Answer answer = tenant.owner().get(tenant.organization(), path);

        // Then
        assertThat(answer.status()).as(answer.raw().body()).isBetween(400, 499);
        assertProblem(answer);
    }

    private static void assertProblem(ApiClient.Answer answer) {
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.json().path("code").asString("")).matches("(CMD|QRY)-\\d{3}");
        assertThat(answer.json().path("title").asString("")).isNotBlank();
        assertThat(answer.json().path("detail").asString("")).isNotBlank();
    }
}
