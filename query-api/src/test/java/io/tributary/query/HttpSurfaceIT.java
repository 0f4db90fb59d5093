package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestTenant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSurfaceIT {
    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=101",
                "?limit=99999999999999",
                "?limit=",
                "?sort=nothing",
                "?sort=labels",
                "?sort=details",
                "?cursor=%00",
                "?cursor=e30",
                "?cursor=W10",
                "?unknown=1",
                "?title.like=a",
                "?gift=yes",
                "?cents=1e9",
                "?cents=99999999999999999999",
                "?cents.gte=a",
                "?title.gte=a",
                "?channel=moon",
                "?agent_id=1",
                "?sold_at=yesterday",
                "?sold_at.gte=%2B999999999-01-01T00:00:00Z",
                "?due_on=2026-02-30",
                "?weight=1e999999999",
                "?details=1",
                "?organization_id=00000000-0000-0000-0000-000000000000",
                "?title=a&title=b",
                "?cents.gt=1&cents.gte=1",
                "?visible_to=everyone",
                "?title.prefix=",
                "?cents.prefix=1",
                "?query=%7B%7D",
                "?channel.in=web,moon",
                "?%00=1",
                "?limit=%ff",
                "?limit=5&limit=6"
            })
    void a_malformed_parameter_is_told_by_its_name(String query) {
        // When
        Reply reply = fixture.get(tenant.owner(), tenant.path("/documents/shop/sales" + query));

        // Then
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("QRY-102");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void all_mistakes_are_told_at_once() {
        // When
        Reply reply =
                fixture.get(
                        tenant.owner(),
                        tenant.path("/documents/shop/sales?limit=0&sort=x&gift=1&nothing=2"));

        // Then
        List<String> fields = new ArrayList<>();
        reply.body().path("errors").forEach(e -> fields.add(e.path("field").asString()));
        assertThat(fields).containsExactlyInAnyOrder("limit", "sort", "gift", "nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "/documents/shop/nothing, 404, QRY-101",
        "/documents/nothing/sales, 404, QRY-101",
        "/dashboards/shop/nothing, 404, QRY-101",
        "/documents/shop/sales_figures, 404, QRY-101",
        "/documents/shop/sales/1, 400, QRY-102",
        "/documents/shop/sales/00000000-0000-0000-0000-000000000000, 404, QRY-301",
        "/documents/shop/sales/00000000-0000-0000-0000-000000000000?limit=1, 400, QRY-102",
        "/dashboards/shop/sales?from=2026-01-02&to=2026-01-01, 400, QRY-102",
        "/dashboards/shop/sales?from=1990-01-01, 400, QRY-102",
        "/dashboards/shop/sales?time_zone=Moon/Base, 400, QRY-102",
        "/dashboards/shop/sales?time_zone=%2B05:07, 400, QRY-102",
        "/dashboards/shop/sales?width=3, 400, QRY-102",
        "/freshness?token=nonsense, 400, QRY-103",
        "/nothing, 404, QRY-101"
    })
    void every_refusal_is_problem_details(String route, int status, String code) {
        // When
        Reply reply = fixture.get(tenant.owner(), tenant.path(route));

        // Then
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.body().path("type").asString()).isEqualTo("/problems/" + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void other_methods_are_refused_in_the_same_form(String method) {
        // When
        Reply reply =
                fixture.send(
                        method,
                        fixture.issuer().token(tenant.owner().toString()),
                        tenant.path("/documents/shop/sales"));

        // Then
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.code()).isEqualTo("QRY-104");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10001", "soon", "99999999999999999999"})
    void a_wait_out_of_bounds_is_refused(String wait) {
        // When
        Reply reply =
                fixture.get(
                        tenant.owner(),
                        tenant.path("/documents/shop/sales"),
                        "Tributary-Wait",
                        wait);

        // Then
        assertThat(reply.code()).isEqualTo("QRY-102");
    }

    @Test
    @Covers("PL-7")
    void answers_carry_security_headers() {
        // When
        Reply reply = fixture.get(tenant.owner(), tenant.path("/documents/shop/sales"));

        // Then
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(reply.header("Cache-Control")).contains("no-cache");
        assertThat(reply.header("traceparent")).startsWith("00-");
    }

    @Test
    void the_callers_trace_is_kept() {
        // Given
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        // When
        Reply reply = fixture.get(tenant.owner(), "/v1/me", "traceparent", trace);

        // Then
        assertThat(reply.header("traceparent")).isEqualTo(trace);
    }
}
