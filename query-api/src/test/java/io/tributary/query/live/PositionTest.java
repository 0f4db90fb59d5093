package io.tributary.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.query.freshness.ProgressPlace;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.catalog.Role;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID USER = UUID.randomUUID();
    private static final ProgressPlace PLACE = new ProgressPlace(7, 1_795_255_200_000L);

    private final Tenant member = new Tenant(ORGANIZATION, USER, Role.MEMBER, Set.of("a", "b"));

    @Test
    void a_text_is_read_back_as_the_same_position_of_the_same_caller() {
        for (int taken : new int[] {0, 500, Position.ALL}) {
            // Given
            Position position = new Position(PLACE, taken);

            // When
            var named = Position.parse(position.text(member)).orElseThrow();

            // Then
            assertThat(named.position()).isEqualTo(position);
            assertThat(named.isOf(member)).isTrue();
        }
    }

    @Test
    void it_is_small() {
        assertThat(Position.behind(new ProgressPlace(1L << 40, Long.MAX_VALUE)).text(member))
                .hasSizeLessThan(40);
    }

    @Test
    void who_may_see_something_else_cannot_go_on_with_it() {
        // Given
        var named = Position.parse(Position.behind(PLACE).text(member)).orElseThrow();

        // Then
        assertThat(named.isOf(new Tenant(ORGANIZATION, USER, Role.ADMIN, Set.of("a", "b"))))
                .isFalse();
        assertThat(named.isOf(new Tenant(ORGANIZATION, USER, Role.MEMBER, Set.of("a")))).isFalse();
        assertThat(
                        named.isOf(
                                new Tenant(
                                        ORGANIZATION,
                                        UUID.randomUUID(),
                                        Role.MEMBER,
                                        Set.of("a", "b"))))
                .isFalse();
        assertThat(named.isOf(new Tenant(UUID.randomUUID(), USER, Role.MEMBER, Set.of("a", "b"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "-1.2..x",
                "x!.2..y",
                "1.2.-3.y",
                "1.2.zzzzzzz.y"
            })
    void what_is_no_position_is_none(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }
}
