package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestTenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingIT {
    private static final String SALES = "tributary-shop-sales";
    private static final int SIZE = 150;

    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();
    private final List<String> ids = new ArrayList<>();

    @BeforeAll
    void write_documents_with_many_equal_and_missing_values() {
        Map<String, Map<String, Object>> all = new HashMap<>();
        for (int i = 0; i < SIZE; i++) {
            String id = UUID.randomUUID().toString();
            ids.add(id);
            Map<String, Object> document = new HashMap<>();
            document.put("organization_id", tenant.organization().toString());
            document.put("id", id);
            document.put("version", 1);
            document.put("visible_to", List.of("everyone"));
            document.put("created_at", "2026-11-21T10:00:0%d.000Z".formatted(i % 3));
            document.put("title", "title " + i % 4);
            document.put("gift", i % 2 == 0);
            if (i % 5 != 0) {
                document.put("cents", i % 7);
                document.put("weight", i % 6 + 0.125);
                document.put("due_on", "2026-01-0" + (1 + i % 9));
                document.put("agent_id", new UUID(0, i % 3).toString());
                document.put("sold_at", "2026-11-2%dT00:00:00.000Z".formatted(i % 4));
            }
            all.put(tenant.organization() + "/" + id, document);
        }
        fixture.documents().putAll(SALES, tenant.organization(), all);
        fixture.documents().refresh(SALES);
    }

    @ParameterizedTest
    @CsvSource({
        "created_at, 7", "-created_at, 7", "cents, 11", "-cents, 11", "title, 13", "-title, 100",
        "weight, 9", "-weight, 9", "due_on, 8", "-due_on, 8", "agent_id, 10", "-agent_id, 10",
        "gift, 20", "-gift, 20", "sold_at, 6", "-sold_at, 6", "id, 50", "-id, 49"
    })
    void pages_hold_every_document_once(String sort, int limit) {
        // When
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Reply page =
                    fixture.get(
                            tenant.owner(),
                            tenant.path(
                                    "/documents/shop/sales?sort=%s&limit=%d%s"
                                            .formatted(sort, limit, cursor)));
            assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
            page.body().path("items").forEach(i -> seen.add(i.path("id").asString()));
            var next = page.body().path("next_cursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());

        // Then
        assertThat(seen).hasSize(SIZE);
        assertThat(new HashSet<>(seen)).isEqualTo(new HashSet<>(ids));
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        // Given
        String base = tenant.path("/documents/shop/sales?limit=5&sort=");
        String cursor =
                fixture.get(tenant.owner(), base + "cents").body().path("next_cursor").asString();

        // When
        Reply other = fixture.get(tenant.owner(), base + "-cents&cursor=" + cursor);
        Reply broken = fixture.get(tenant.owner(), base + "cents&cursor=" + cursor.substring(3));

        // Then
        assertThat(List.of(other.code(), broken.code())).containsOnly("QRY-102");
        assertThat(other.body().path("errors").path(0).path("field").asString())
                .isEqualTo("cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "title=title 1, 38",
        "title.prefix=title, 150",
        "'title.in=title 1,title 2', 75",
        "gift=true, 75",
        "cents.gte=3&cents.lt=5, 34",
        "due_on.gte=2026-01-09, 13",
        "sold_at.gt=2026-11-22T00:00:00Z, 30",
        "weight=1.125, 20",
        "created_at.lte=2026-11-21T10:00:00.000Z, 50"
    })
    void conditions_choose(String conditions, int expected) {
        // When
        Reply reply =
                fixture.get(
                        tenant.owner(),
                        tenant.path(
                                "/documents/shop/sales?limit=100&"
                                        + conditions.replace(" ", "%20")));

        // Then
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().path("items").size()).isEqualTo(Math.min(100, expected));
    }
}
