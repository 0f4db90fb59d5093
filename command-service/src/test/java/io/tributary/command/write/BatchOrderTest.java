package io.tributary.command.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.decision.Decision;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.DomainCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class BatchOrderTest {
    private static final DomainCatalog CATALOG =
            CatalogReader.read(
                    Map.of(
                            "shop.avdl",
                            """
                            /** A shop. */
                            @namespace("io.tributary.shop")
                            protocol Shop {
                              /** A customer. */
                              @table("customers")
                              record Customer { /** N. */ string @max(9) name; }
                              /** An order. */
                              @table("orders")
                              record Order { /** C. */ uuid @references("Customer") customer_id; }
                              /** A line of an order. */
                              @table("lines")
                              record Line { /** O. */ uuid @references("Order") order_id; }
                              /** A hen. */
                              @table("hens")
                              record Hen { /** E. */ uuid? @references("Egg") egg_id; }
                              /** An egg. */
                              @table("eggs")
                              record Egg { /** H. */ uuid? @references("Hen") hen_id; }
                              /** A part of a part. */
                              @table("parts")
                              record Part { /** P. */ uuid? @references("Part") whole_id; }
                              /** A name that only one has. */
                              @table("names") @unique_everywhere([["name"]])
                              record Name { /** N. */ string @max(9) name; }
                            }
                            """));

    @Test
    void creates_go_by_kind_however_they_are_mixed() {
        assertThat(order("customer.create", "part.create", "customer.create", "part.create"))
                .containsExactly(List.of(0, 2), List.of(1, 3));
    }

    @Test
    void what_is_referred_to_goes_before_what_refers_to_it() {
        assertThat(order("line.create", "order.create", "customer.create", "line.create"))
                .containsExactly(List.of(2), List.of(1), List.of(0, 3));
    }

    @Test
    void a_kind_that_refers_to_itself_stays_together_in_its_order() {
        assertThat(order("part.create", "part.create", "part.create"))
                .containsExactly(List.of(0, 1, 2));
    }

    @Test
    void kinds_that_refer_to_each_other_in_a_circle_stay_as_they_came() {
        assertThat(order("hen.create", "hen.create", "egg.create", "hen.create", "egg.create"))
                .containsExactly(List.of(0, 1), List.of(2), List.of(3), List.of(4));
    }

    @Test
    void a_circle_leaves_everything_between_two_other_commands_as_it_came() {
        assertThat(order("order.create", "hen.create", "egg.create", "customer.create"))
                .containsExactly(List.of(0), List.of(1), List.of(2), List.of(3));
    }

    @Test
    void nothing_passes_a_command_that_may_see_rows() {
        assertThat(
                        order(
                                "order.create",
                                "customer.create",
                                "customer.update",
                                "line.create",
                                "order.create",
                                "customer.delete"))
                .containsExactly(
                        List.of(1), List.of(0), List.of(2), List.of(4), List.of(3), List.of(5));
    }

    @Test
    void a_create_that_takes_a_reservation_stands_alone() {
        assertThat(order("name.create", "name.create")).containsExactly(List.of(0), List.of(1));
    }

    @Test
    void every_place_comes_once() {
        // Given
        String[] many =
                Stream.of("line", "hen", "customer", "egg", "name", "order", "part")
                        .flatMap(word -> Stream.of(word + ".create", word + ".update"))
                        .toArray(String[]::new);

        // When
        List<Integer> places = order(many).stream().flatMap(List::stream).sorted().toList();

        // Then
        assertThat(places).hasSize(many.length).doesNotHaveDuplicates();
    }

    private static List<List<Integer>> order(String... commands) {
        return BatchOrder.of(Stream.of(commands).map(BatchOrderTest::decision).toList(), CATALOG);
    }

    private static Decision decision(String name) {
        CommandDefinition definition = CATALOG.findCommand("shop." + name).orElseThrow();
        return new Decision.WriteOneRow(
                new ValidCommand(
                        definition,
                        CATALOG.domains().getFirst().findEntity(definition.entity()).orElseThrow(),
                        UUID.randomUUID(),
                        JsonNodeFactory.instance.objectNode(),
                        Optional.empty()));
    }
}
