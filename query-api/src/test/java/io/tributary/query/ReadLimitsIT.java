package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestHistory;
import io.tributary.query.fixture.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// How often a user may read what has a limit.
@Covers("PB-11")
class ReadLimitsIT {
    private static final String AGENTS = "/documents/shop/agents";

    /// As of the shop's file.
    private static final int MOST = 20;

    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();
    private final UUID member = fixture.member(tenant.organization(), "member");

    @Test
    void whatever_way_it_is_read_each_time_counts_and_beyond_the_limit_none_is_left() {
        // Given
        TestHistory history = new TestHistory(fixture.documents(), tenant.organization());
        UUID agent = history.row("agents", "everyone");
        history.created("agents", agent, Map.of("nick", "Jo", "version", 1));
        List<String> ways =
                List.of(
                        AGENTS,
                        AGENTS + "/" + agent,
                        AGENTS + "/" + agent + "?at=1",
                        AGENTS + "/" + agent + "/history",
                        "/exports/shop/agent?format=ndjson");

        // When
        for (int i = 0; i < MOST; i++) {
            String way = ways.get(i % ways.size());
            assertThat(ask(member, way).status()).as(way).isEqualTo(200);
        }

        // Then
        for (String way : ways) {
            Reply beyond = ask(member, way);
            assertThat(beyond.code()).as(way).isEqualTo("QRY-402");
            assertThat(Integer.parseInt(beyond.header("Retry-After"))).isBetween(1, 60);
            assertThat(beyond.header("RateLimit-Policy"))
                    .isEqualTo("\"shop.agent.reads\";q=20;w=60");
            assertThat(beyond.body().at("/limit/name").asString()).isEqualTo("shop.agent.reads");
        }
        assertThat(ask(member, "/documents/shop/sales").status()).isEqualTo(200);
        assertThat(ask(tenant.owner(), AGENTS).status()).isEqualTo(200);
    }

    private Reply ask(UUID user, String way) {
        return fixture.get(user, tenant.path(way));
    }
}
