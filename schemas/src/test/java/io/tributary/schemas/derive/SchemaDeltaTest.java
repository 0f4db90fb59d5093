package io.tributary.schemas.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.Domains;
import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.DomainCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDeltaTest {

    @Test
    void an_empty_database_gets_everything() {
        // When
        SchemaDelta delta = SchemaDelta.between(new DomainCatalog(List.of()), Domains.zooCatalog());

        // Then
        assertThat(delta.statements()).isEqualTo(TableDefinition.sqlFor(Domains.zooCatalog()));
        assertThat(delta.refusals()).isEmpty();
    }

    @Test
    void the_same_catalog_needs_nothing() {
        assertThat(SchemaDelta.between(Domains.zooCatalog(), Domains.zooCatalog()).isEmpty())
                .isTrue();
    }

    @Test
    void a_new_line_is_a_new_column_checked_without_blocking_writers() {
        // When
        SchemaDelta delta =
                afterChange("date? built_on;", "date? built_on; int @range([1, 9]) floors = 1;");

        // Then
        assertThat(delta.refusals()).isEmpty();
        assertThat(delta.statements())
                .containsExactly(
                        "ALTER TABLE zoo.houses ADD COLUMN IF NOT EXISTS \"floors\" integer NOT"
                                + " NULL DEFAULT 1",
                        "ALTER TABLE zoo.houses DROP CONSTRAINT IF EXISTS houses_floors_check",
                        "ALTER TABLE zoo.houses ADD CONSTRAINT houses_floors_check CHECK"
                                + " (\"floors\" BETWEEN 1 AND 9) NOT VALID");
        assertThat(delta.validations())
                .containsExactly("ALTER TABLE zoo.houses VALIDATE CONSTRAINT houses_floors_check");
        assertThat(delta.rebuilds()).containsExactly("tributary-zoo-houses");
    }

    @Test
    void a_wider_bound_and_a_new_symbol_change_the_check_only() {
        // When
        SchemaDelta longer = afterChange("@max(80)", "@max(90)");
        SchemaDelta more = afterChange("autumn, winter }", "autumn, winter, monsoon }");

        // Then
        assertThat(longer.isRefused()).isFalse();
        assertThat(longer.statements()).anyMatch(s -> s.contains("BETWEEN 1 AND 90"));
        assertThat(more.isRefused()).isFalse();
        assertThat(more.statements()).anyMatch(s -> s.contains("'monsoon'"));
    }

    @Test
    void a_new_table_comes_with_its_references_last() {
        // When
        SchemaDelta delta =
                afterChange(
                        "/** A feeling that passes. */",
                        "@table(\"doors\") record Door { uuid @references(\"House\") house_id; }");

        // Then
        assertThat(delta.statements().getFirst())
                .startsWith("CREATE TABLE IF NOT EXISTS zoo.doors");
        assertThat(delta.statements().getLast()).contains("FOREIGN KEY");
    }

    @Test
    void a_changed_rollup_asks_for_a_rebuild_and_no_statement() {
        // When
        SchemaDelta delta =
                afterChange(
                        "\"dimensions\": [\"season\", \"house_id\"]",
                        "\"dimensions\": [\"season\"]");

        // Then
        assertThat(delta.statements()).isEmpty();
        assertThat(delta.rebuilds()).containsExactly("tributary-zoo-visit-counts");
    }

    @Test
    void a_row_that_can_outgrow_its_page_from_now_on_is_logged_whole_from_now_on() {
        // When
        SchemaDelta delta =
                afterChange(
                        "boolean guided = false;",
                        "boolean guided = false; string? @max(9000) note;");

        // Then
        assertThat(delta.statements())
                .filteredOn(s -> s.endsWith("REPLICA IDENTITY FULL"))
                .hasSize(8);
    }

    @Test
    void a_timer_that_goes_takes_its_triggers_and_its_rows_with_it() {
        // When
        SchemaDelta delta =
                afterChange("@timer({\"at\": \"closes_at\", \"command\": \"house.close\"})", "");

        // Then
        assertThat(delta.statements())
                .contains(
                        "DROP TRIGGER IF EXISTS timer_begins ON zoo.houses",
                        "SELECT platform.forget_timers('zoo.houses')");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    date? built_on;                    |                                   | the field 'built_on'
                    date? built_on;                    | timestamp_ms? built_on;           | the type of 'built_on' to stay Day
                    date? built_on;                    | date built_on;                    | to stay optional
                    date? built_on;                    | date? built_on; date torn_on;     | a default or ? on the added field 'torn_on'
                    boolean guided = false;            | boolean? guided = false;          | to stay required
                    @max(80)                           | @max(70)                          | the lengths of 'name'
                    @min(1) @max(80)                   | @min(2) @max(80)                  | the lengths of 'name'
                    @json(true) @max(5000)             | @json(true) @max(4000)            | the maximum length of 'settings'
                    int @range([0, 500]) places = 10   | int @range([0, 400]) places = 10  | the range of 'places'
                    long @range([0, 9000000000])       | long @range([1, 9000000000])      | the range of 'volume'
                    decimal(12, 2) budget              | decimal(13, 2) budget             | the precision and scale of 'budget'
                    decimal(12, 2) budget = "100.50"   | decimal(12, 2) budget             | the default of 'budget'
                    autumn, winter }                   | autumn }                          | the symbols of 'season'
                    @large(true)                       | @large(false)                     | the @large of Visit
                    @table("moods")                    | @table("tempers")                 | the table zoo.moods
                    """)
    void what_rows_or_readers_cannot_bear_is_refused(String right, String wrong, String expected) {
        // When
        SchemaDelta delta = afterChange(right, wrong == null ? "" : wrong);

        // Then
        assertThat(delta.refusals())
                .anySatisfy(r -> assertThat(r).startsWith("zoo.avdl:").contains(expected));
    }

    private static SchemaDelta afterChange(String right, String wrong) {
        assertThat(Domains.zooText()).contains(right);
        String text =
                Domains.zooText()
                        .replace(right, wrong)
                        .replace("@when({\"season\": [\"spring\", \"summer\"]})", "")
                        .replace("@sets({\"open\": false, \"season\": \"winter\"})", "");
        return SchemaDelta.between(
                Domains.zooCatalog(), CatalogReader.read(Map.of("zoo.avdl", text)));
    }
}
