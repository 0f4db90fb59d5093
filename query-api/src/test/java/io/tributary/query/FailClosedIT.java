package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestTenant;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailClosedIT {
    private final QueryFixture fixture = QueryFixture.shared();

    @Test
    void answers_are_refused_while_memberships_may_be_old() {
        // Given
        TestTenant tenant = fixture.tenant();
        String path = tenant.path("/documents/shop/sales");
        assertThat(fixture.get(tenant.owner(), path).status()).isEqualTo(200);

        // When
        fixture.pipeline().stopHeart();
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> fixture.get(tenant.owner(), path).status() != 200);
            Reply refused = fixture.get(tenant.owner(), path);
            Reply me = fixture.get(tenant.owner(), "/v1/me");
            Reply health = fixture.send("GET", "", "/actuator/health");

            // Then
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("QRY-502");
            assertThat(me.code()).isEqualTo("QRY-502");
            assertThat(health.status()).isEqualTo(503);
        } finally {
            fixture.pipeline().startHeart();
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> fixture.get(tenant.owner(), path).status() == 200);
    }
}
