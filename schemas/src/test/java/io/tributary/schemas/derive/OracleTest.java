package io.tributary.schemas.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.Domains;
import org.junit.jupiter.api.Test;

class OracleTest {

    @Test
    void a_rollup_is_counted_from_the_rows_that_have_a_time() {
        // When
        String sql =
                Oracle.sqlForRollup(
                        Domains.visit(),
                        Domains.visit().rollups().getFirst(),
                        Oracle.Extent.ONE_ORGANIZATION);

        // Then
        assertThat(sql)
                .isEqualTo(
                        """
                        SELECT organization_id,
                               date_bin('15 minutes', "came_at", timestamptz '1970-01-01T00:00:00Z') AS bucket,
                               "season",
                               "house_id",
                               count(*) AS "visits",
                               coalesce(sum("spent" * 100), 0)::bigint AS "spent",
                               count(*) FILTER (WHERE "guided"::text IN ('true')) AS "guided",
                               count(*) AS row_count
                        FROM zoo.visits
                        WHERE "came_at" IS NOT NULL AND organization_id = ?
                        GROUP BY organization_id, 2, "season", "house_id\"""");
    }

    @Test
    void embedded_figures_are_zero_for_a_parent_without_children() {
        // When
        String sql =
                Oracle.sqlForEmbedded(
                        Domains.zoo(),
                        Domains.house().embedded().getFirst(),
                        Oracle.Extent.ALL_ORGANIZATIONS);

        // Then
        assertThat(sql)
                .contains("coalesce(f0.\"visits\", 0) AS \"visits.visits\"")
                .contains("LEFT JOIN (")
                .doesNotContain("?");
    }
}
