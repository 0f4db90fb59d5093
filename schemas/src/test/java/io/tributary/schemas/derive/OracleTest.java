package io.tributary.schemas.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.Domains;
import org.junit.jupiter.api.Test;

class OracleTest {
    private static final Oracle ORACLE = new Oracle(Domains.zooCatalog());

    @Test
    void a_rollup_is_counted_from_the_rows_that_have_a_time() {
        // When
        String sql =
                ORACLE.sqlForRollup(
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
                               count(*) AS row_count,
                               ARRAY['everyone'] AS visible_to
                        FROM zoo.visits
                        WHERE "came_at" IS NOT NULL AND organization_id = ?
                        GROUP BY organization_id, 2, "season", "house_id\"""");
    }

    @Test
    void embedded_figures_are_zero_for_a_parent_without_children() {
        // When
        String sql =
                ORACLE.sqlForEmbedded(
                        Domains.house().embedded().getFirst(), Oracle.Extent.ALL_ORGANIZATIONS);

        // Then
        assertThat(sql)
                .contains("coalesce(f0.\"visits\", 0) AS \"visits.visits\"")
                .contains("LEFT JOIN (")
                .doesNotContain("?");
    }

    @Test
    void a_child_is_seen_by_who_sees_the_parent_and_an_orphan_by_nobody() {
        // When
        String sql = ORACLE.sqlForVisibility(Domains.visit(), Oracle.Extent.ONE_ORGANIZATION);

        // Then
        assertThat(sql)
                .isEqualTo(
                        """
                        SELECT r.organization_id, r.id,
                               CASE WHEN d.id IS NULL THEN ARRAY[]::text[] ELSE ARRAY['everyone'] END AS visible_to
                        FROM zoo.visits r
                        LEFT JOIN zoo.houses d ON d.organization_id = r.organization_id AND d.id = r."house_id"
                        WHERE r.organization_id = ?""");
    }
}
