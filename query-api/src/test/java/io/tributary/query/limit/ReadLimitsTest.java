package io.tributary.query.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.fixtures.Covers;
import io.tributary.query.freshness.ReadModelInputs;
import io.tributary.query.problem.QueryRefused;
import io.tributary.query.request.QueryCollection;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.catalog.RateLimit;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@Covers("PB-11")
class ReadLimitsTest {
    private static final QueryCollection BOOKS =
            new QueryCollection(
                    "press",
                    "books",
                    new ReadModelInputs("press-books", Set.of("books")),
                    Role.VIEWER,
                    Optional.of(new RateLimit("press.book.reads", 3, 1, RateLimit.Per.USER)),
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    false);

    private final AtomicLong now = new AtomicLong();
    private final ReadLimits limits = new ReadLimits(now::get);
    private final Tenant reader = tenant(UUID.randomUUID());

    @Test
    void in_no_stretch_of_the_window_more_is_read_than_allowed() {
        // Given
        limits.require(reader, BOOKS);
        pass(Duration.ofSeconds(40));
        limits.require(reader, BOOKS);
        limits.require(reader, BOOKS);

        // When
        pass(Duration.ofSeconds(19));
        QueryRefused beyond = refusal();
        pass(Duration.ofSeconds(1));

        // Then
        assertThat(beyond.code()).isEqualTo(ErrorCode.QUERY_LIMIT);
        assertThat(beyond.limit().orElseThrow().retryAfter()).isEqualTo(1);
        assertThat(beyond.limit().orElseThrow().policyHeader())
                .isEqualTo("\"press.book.reads\";q=3;w=60");
        limits.require(reader, BOOKS);
        assertThat(refusal().limit().orElseThrow().retryAfter()).isEqualTo(40);
    }

    @Test
    void one_reader_takes_nothing_from_another() {
        // Given
        for (int i = 0; i < 3; i++) {
            limits.require(reader, BOOKS);
        }

        // When
        Tenant colleague = tenant(reader.organization());

        // Then
        assertThatCode(() -> limits.require(colleague, BOOKS)).doesNotThrowAnyException();
        assertThat(refusal().code()).isEqualTo(ErrorCode.QUERY_LIMIT);
    }

    private QueryRefused refusal() {
        return catchThrowableOfType(QueryRefused.class, () -> limits.require(reader, BOOKS));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static Tenant tenant(UUID organization) {
        return new Tenant(organization, UUID.randomUUID(), Role.MEMBER, Set.of());
    }
}
