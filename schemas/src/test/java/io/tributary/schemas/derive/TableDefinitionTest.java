package io.tributary.schemas.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.Domains;
import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableDefinitionTest {

    @Test
    void a_table_is_divided_by_organization_and_a_large_one_into_more_parts() {
        assertThat(TableDefinition.partitionsOf(Domains.house())).hasSize(4);
        assertThat(TableDefinition.partitionsOf(Domains.visit())).hasSize(8);
        assertThat(sqlOf(Domains.visit()))
                .contains("PARTITION BY HASH (organization_id)")
                .contains(
                        "zoo.visits_p7 PARTITION OF zoo.visits FOR VALUES WITH (MODULUS 8, REMAINDER 7)");
    }

    @Test
    void row_security_is_forced_on_the_table_and_each_part_and_only_the_table_has_a_policy() {
        // When
        List<String> sql = TableDefinition.sqlFor(Domains.house());

        // Then
        assertThat(sql).filteredOn(s -> s.contains("FORCE ROW LEVEL SECURITY")).hasSize(5);
        assertThat(sql).filteredOn(s -> s.contains("CREATE POLICY")).hasSize(1);
        assertThat(sqlOf(Domains.house()))
                .contains("nullif(current_setting('tributary.organization', true), '')::uuid");
    }

    @Test
    void rights_are_on_the_table_only_and_an_append_only_table_grants_no_change() {
        // When
        List<String> grants =
                TableDefinition.sqlFor(Domains.visit()).stream()
                        .filter(s -> s.startsWith("GRANT"))
                        .toList();

        // Then
        assertThat(grants).noneMatch(g -> g.contains("_p0"));
        assertThat(grants)
                .contains(
                        "GRANT SELECT, INSERT ON zoo.visits TO tributary_command, tributary_outside")
                .contains("GRANT SELECT, UPDATE ON zoo.visits TO tributary_repair");
    }

    @Test
    void old_rows_are_found_by_age_whosever_they_are_and_moments_keep_timers() {
        assertThat(sqlOf(Domains.visit()))
                .contains("visits_created_at_age ON zoo.visits (\"created_at\")")
                .contains("GRANT SELECT, DELETE ON zoo.visits TO tributary_recorder")
                .doesNotContain("keep_timer");
        assertThat(sqlOf(Domains.house()))
                .contains(
                        "timer_moves AFTER UPDATE ON zoo.houses FOR EACH ROW WHEN (old.\"closes_at\" IS DISTINCT FROM new.\"closes_at\")");
    }

    @Test
    void a_reservation_is_no_constraint_and_a_unique_group_is_led_by_the_organization() {
        assertThat(sqlOf(Domains.house()))
                .contains("CONSTRAINT houses_name_unique UNIQUE (\"organization_id\", \"name\")")
                .doesNotContain("code_unique");
    }

    @Test
    void a_reference_holds_within_the_organization_and_never_cascades() {
        // When
        String sql =
                String.join(
                        "\n", TableDefinition.referencesFor(Domains.zooCatalog(), Domains.visit()));

        // Then
        assertThat(sql)
                .contains(
                        "FOREIGN KEY (\"organization_id\", \"house_id\") REFERENCES zoo.houses (\"organization_id\", \"id\")")
                .doesNotContain("CASCADE");
    }

    @Test
    void a_row_that_can_outgrow_its_page_is_logged_whole() {
        assertThat(sqlOf(Domains.house()))
                .contains("ALTER TABLE zoo.houses_p3 REPLICA IDENTITY FULL");
        assertThat(sqlOf(Domains.visit())).doesNotContain("REPLICA IDENTITY");
    }

    @Test
    void an_ephemeral_table_raises_versions_but_is_not_journaled() {
        // Given
        Entity mood = Domains.zoo().findEntity("Mood").orElseThrow();

        // When
        String sql = sqlOf(mood);

        // Then
        assertThat(sql).contains("before_write").doesNotContain("journal_outside_write");
    }

    @Test
    void each_scope_has_its_own_owner_key_and_policy() {
        // Given
        DomainCatalog catalog =
                CatalogReader.read(
                        Map.of(
                                "park.avdl",
                                """
                                @namespace("io.tributary.park")
                                protocol Park {
                                  @table("walkers") @scope("user") record Walker { boolean fast; }
                                  @table("trees") @scope("global") record Tree { boolean green; }
                                  @table("gates") @scope("platform") record Gate { boolean open; }
                                  @table("benches") record Bench {
                                    uuid @references("Tree") tree_id;
                                    uuid tree_organization_id;
                                  }
                                }
                                """));
        List<Entity> entities = catalog.entities().toList();

        // Then
        assertThat(sqlOf(entities.get(0)))
                .contains("PRIMARY KEY (\"user_id\", \"id\")")
                .contains("current_setting('tributary.user', true)");
        assertThat(sqlOf(entities.get(1)))
                .contains("CREATE POLICY shared_rows ON park.trees FOR SELECT")
                .contains("organization_id = '00000000-0000-0000-0000-000000000000'");
        assertThat(sqlOf(entities.get(2)))
                .contains("PRIMARY KEY (\"id\")")
                .doesNotContain("organization_id", "tributary_command", "tributary_outside");
        assertThat(TableDefinition.referencesFor(catalog, entities.get(3)))
                .singleElement()
                .asString()
                .contains("FOREIGN KEY (\"tree_organization_id\", \"tree_id\")");
    }

    @Test
    void a_reported_violation_leads_back_to_its_constraint() {
        assertThat(ConstraintName.ofReported("houses_name_unique_p3"))
                .isEqualTo("houses_name_unique");
        assertThat(ConstraintName.ofReported("visits_house_id_reference_2"))
                .isEqualTo("visits_house_id_reference");
        assertThat(ConstraintName.ofReported("houses_places_check"))
                .isEqualTo("houses_places_check");
    }

    private static String sqlOf(Entity entity) {
        return String.join("\n", TableDefinition.sqlFor(entity));
    }
}
