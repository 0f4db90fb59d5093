package io.tributary.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.Domains;
import io.tributary.schemas.derive.CommandContract;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {

    @Test
    void a_record_with_a_table_is_an_entity_with_everything_it_says() {
        // When
        Entity visit = Domains.visit();

        // Then
        assertThat(visit.table().toString()).isEqualTo("zoo.visits");
        assertThat(visit.word()).isEqualTo("visit");
        assertThat(visit.scope()).isEqualTo(Scope.ORGANIZATION);
        assertThat(visit.large()).isTrue();
        assertThat(visit.appendOnly()).isTrue();
        assertThat(visit.retention()).contains(new Retention(30, "created_at"));
        assertThat(visit.visibility()).isEqualTo(new Visibility.Parent("house_id"));
        assertThat(visit.indexes()).containsExactly(List.of("came_at"));
        assertThat(visit.field("house_id").reference())
                .contains(new Reference("House", Reference.OnDelete.DELETE));
    }

    @Test
    void a_timer_names_its_moment_and_its_command_in_full() {
        assertThat(Domains.house().timer()).contains(new Timer("closes_at", "zoo.house.close"));
        assertThat(Domains.visit().timer()).isEmpty();
    }

    @Test
    void roles_that_are_not_named_keep_their_usual_strength() {
        assertThat(Domains.house().roles())
                .isEqualTo(
                        Map.of(
                                Verb.CREATE, Role.MANAGER,
                                Verb.UPDATE, Role.MEMBER,
                                Verb.DELETE, Role.OWNER,
                                Verb.READ, Role.VIEWER));
    }

    @Test
    void every_type_is_read_with_its_bounds_and_default() {
        // When
        Entity house = Domains.house();

        // Then
        assertThat(house.field("name").type()).isEqualTo(new FieldType.Text(1, 80));
        assertThat(house.field("tags").type()).isEqualTo(new FieldType.TextList(100, 40));
        assertThat(house.field("settings").type()).isEqualTo(new FieldType.Json(5000));
        assertThat(house.field("budget").type()).isEqualTo(new FieldType.Decimal(12, 2));
        assertThat(house.field("budget").defaultValue()).contains(new BigDecimal("100.50"));
        assertThat(house.field("open").defaultValue()).contains(false);
        assertThat(house.field("places").type()).isEqualTo(new FieldType.Whole(0, 500));
        assertThat(house.field("volume").type()).isEqualTo(new FieldType.Long(0, 9_000_000_000L));
        assertThat(house.field("volume").defaultValue()).contains(1L);
        assertThat(house.field("built_on").type()).isEqualTo(new FieldType.Day());
        assertThat(house.field("built_on").required()).isFalse();
        assertThat(house.field("closes_at").type()).isEqualTo(new FieldType.Instant());
        assertThat(house.field("season").type())
                .isEqualTo(
                        new FieldType.Choice(
                                "Season", List.of("spring", "summer", "autumn", "winter")));
        assertThat(house.field("season").transitions()).containsEntry("spring", List.of("summer"));
    }

    @Test
    void a_named_command_keeps_all_that_it_declares() {
        // When
        CommandDefinition open = Domains.zooCatalog().findCommand("zoo.house.open").orElseThrow();

        // Then
        assertThat(open.effect()).isEqualTo(CommandDefinition.Effect.UPDATE);
        assertThat(open.role()).isEqualTo(Role.MANAGER);
        assertThat(open.named()).isTrue();
        assertThat(open.fields()).extracting(EntityField::name).containsExactly("places");
        assertThat(open.sets()).isEqualTo(Map.of("open", true));
        assertThat(open.when()).isEqualTo(Map.of("season", List.of("spring", "summer")));
        assertThat(open.terms())
                .isEqualTo(
                        new CommandTerms(
                                Optional.of(new Approval(Role.ADMIN)),
                                List.of(
                                        new RateLimit(
                                                "zoo.house.open",
                                                30,
                                                1,
                                                RateLimit.Per.ORGANIZATION),
                                        new RateLimit(
                                                "zoo.house.updates", 30, 5, RateLimit.Per.USER)),
                                List.of(
                                        new SideEffect(
                                                "mail",
                                                Optional.empty(),
                                                "keeper",
                                                List.of("name"),
                                                Optional.of("zoo.house.close"))),
                                true,
                                false,
                                List.of("Mood")));
    }

    @Test
    void generic_commands_take_neither_server_fields_nor_change_what_is_fixed() {
        // When
        DomainCatalog catalog = Domains.zooCatalog();

        // Then
        assertThat(catalog.findCommand("zoo.house.create").orElseThrow().fields())
                .extracting(EntityField::name)
                .contains("code")
                .doesNotContain("open");
        assertThat(catalog.findCommand("zoo.house.update").orElseThrow().fields())
                .extracting(EntityField::name)
                .contains("name")
                .doesNotContain("code", "open");
    }

    @Test
    void an_append_only_entity_has_only_a_create() {
        assertThat(Domains.zoo().commands())
                .extracting(CommandDefinition::name)
                .contains("zoo.visit.create")
                .doesNotContain("zoo.visit.update", "zoo.visit.delete");
    }

    @Test
    void a_command_may_empty_a_field_and_leave_its_row_to_its_rule() {
        // Given
        String text =
                Domains.zooText()
                        .replace("@sets({\"open\": false,", "@sets({\"closes_at\": null,")
                        .replace(
                                "record CloseHouse {\n    uuid id;",
                                "record CloseHouse {\n    uuid? id;");

        // When
        CommandDefinition close =
                CatalogReader.read(Map.of("zoo.avdl", text))
                        .findCommand("zoo.house.close")
                        .orElseThrow();

        // Then
        assertThat(close.sets()).containsEntry("closes_at", Optional.empty());
        assertThat(close.findsRow()).isTrue();
        assertThat(CommandContract.jsonSchemaFor(close).get("required")).isEqualTo(List.of());
    }

    @Test
    void a_command_of_the_idl_takes_the_place_of_the_generic_one() {
        // Given
        String text = Domains.zooText().replace("\"house.close\"", "\"house.update\"");

        // When
        DomainCatalog catalog = CatalogReader.read(Map.of("zoo.avdl", text));

        // Then
        assertThat(catalog.findCommand("zoo.house.update").orElseThrow().rule()).isTrue();
    }

    @Test
    void rollups_embedded_figures_and_dashboards_are_read() {
        // Given
        List<Measure> measures = Domains.visit().rollups().getFirst().measures();

        // Then
        assertThat(measures).extracting(Measure::name).containsExactly("visits", "spent", "guided");
        assertThat(measures.get(1).field()).contains("spent");
        assertThat(measures.get(2).whereValues()).containsExactly("true");
        assertThat(Domains.house().embedded().getFirst().figures().getFirst().by())
                .isEqualTo("house_id");
        assertThat(Domains.zoo().dashboards().getFirst().widgets())
                .extracting(Dashboard.Widget::by)
                .containsExactly("day", "season");
    }

    @Test
    void ephemeral_rows_are_not_captured() {
        assertThat(Domains.zooCatalog().capturedEntities())
                .extracting(Entity::name)
                .containsExactly("House", "Visit");
    }
}
