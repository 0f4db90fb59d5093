package io.tributary.command.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SharedBudgetTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Quota SIXTY = new Quota(60, Duration.ofMinutes(1));
    private static final Quota NOTHING = new Quota(0, Duration.ofMinutes(1));

    private final SharedBudget budget = new SharedBudget(0);

    @Test
    void a_whole_budget_can_be_spent_at_once_and_comes_back_steadily() {
        // When
        for (int i = 0; i < 60; i++) {
            assertThat(budget.wait(0, 1, SIXTY)).isZero();
            budget.take(0, 1, SIXTY);
        }

        // Then
        assertThat(budget.wait(0, 1, SIXTY)).isEqualTo(SECOND);
        assertThat(budget.wait(SECOND, 1, SIXTY)).isZero();
        assertThat(budget.wait(SECOND, 2, SIXTY)).isEqualTo(SECOND);
        assertThat(budget.isWhole(60 * SECOND)).isTrue();
    }

    @Test
    void what_others_spent_counts_as_soon_as_it_is_heard() {
        // Given
        budget.take(0, 10, SIXTY);
        long told = budget.toTell();
        budget.take(0, 1, SIXTY);

        // When
        budget.told(0, told, 59 * SECOND);

        // Then
        assertThat(told).isEqualTo(10 * SECOND);
        assertThat(budget.wait(0, 1, SIXTY)).isEqualTo(SECOND);
        assertThat(budget.toTell()).isEqualTo(SECOND);
    }

    @Test
    void a_batch_larger_than_the_quota_comes_through_when_nothing_was_spent() {
        // When
        long first = budget.wait(0, 1000, SIXTY);
        budget.take(0, 1000, SIXTY);

        // Then
        assertThat(first).isZero();
        assertThat(budget.wait(0, 1, SIXTY)).isEqualTo(941 * SECOND);
    }

    @Test
    void of_nothing_nothing_can_be_spent() {
        assertThat(budget.wait(0, 1, NOTHING)).isEqualTo(60 * SECOND);
    }

    @Test
    void what_was_on_its_way_when_the_quota_became_nothing_is_not_owed_later() {
        // When
        budget.take(0, 1, NOTHING);

        // Then
        assertThat(budget.wait(0, 60, SIXTY)).isZero();
        assertThat(budget.isWhole(0)).isTrue();
    }

    @Test
    void what_is_hardly_worth_it_is_not_told() {
        // When
        budget.take(0, 9, new Quota(1000, Duration.ofMinutes(1)));
        long little = budget.toTell();
        budget.take(0, 1, new Quota(1000, Duration.ofMinutes(1)));

        // Then
        assertThat(little).isZero();
        assertThat(budget.toTell()).isEqualTo(10 * SECOND * 60 / 1000);
    }
}
