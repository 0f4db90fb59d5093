package io.tributary.projector.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Figures over rows that not everybody sees.
class FiguresVisibilityTopologyTest {
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID ANN = UUID.randomUUID();

    @Test
    void a_bucket_is_seen_like_the_rows_in_it_when_its_dimensions_say_how() {
        // When
        Map<String, String> found = figures("post_figures", "status");

        // Then
        assertThat(found)
                .isEqualTo(
                        Map.of(
                                "published",
                                "2 for [\"everyone\"]",
                                "hidden",
                                "1 for [\"user:" + ANN + "\",\"role:moderator\"]"));
    }

    @Test
    void a_bucket_with_hidden_rows_among_others_is_for_those_who_see_all_of_them() {
        // When
        Map<String, String> found = figures("all_posts", "row_count");

        // Then
        assertThat(found).isEqualTo(Map.of("3", "3 for [\"role:moderator\"]"));
    }

    private static Map<String, String> figures(String rollup, String by) {
        Map<String, String> found = new HashMap<>();
        try (Driver driver = new Driver(ClubDomain.figures(rollup))) {
            post(driver, "published");
            post(driver, "hidden");
            post(driver, "published");
            driver.flush();
            driver.documents
                    .values()
                    .forEach(
                            d ->
                                    found.put(
                                            d.get(by).asString(),
                                            d.get("posts") + " for " + d.get("visible_to")));
        }
        return found;
    }

    private static void post(Driver driver, String status) {
        String key = ORGANIZATION + "/" + UUID.randomUUID();
        driver.send(
                ClubDomain.topicOf(ClubDomain.POST),
                key,
                ClubDomain.row(
                        ClubDomain.POST,
                        key,
                        Map.of("text", "x", "status", status, "created_by", ANN.toString())));
    }
}
