package io.tributary.schemas.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.Domains;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.DomainCatalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for the descriptions of all checked-in domains. That examples are accepted is
/// tested where commands are.
class ApiDescriptionsTest {
    private static final DomainCatalog CATALOG = Domains.checkedIn();

    static Stream<Map<String, Object>> documents() {
        return Stream.of(
                CommandApi.of(CATALOG, _ -> true),
                QueryApi.of(CATALOG),
                TopicApi.of(CATALOG, "localhost:9092"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_reference_leads_somewhere(Map<String, Object> document) {
        // Given
        List<String> references = new ArrayList<>();
        walk(
                document,
                (key, value) -> {
                    if (key.equals("$ref")) {
                        references.add(String.valueOf(value));
                    }
                });

        // Then
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(r -> assertThat(found(document, r)).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void operations_have_names_of_their_own(Map<String, Object> document) {
        // Given
        List<String> names = new ArrayList<>();
        walk(
                document,
                (key, value) -> {
                    if (key.equals("operationId")) {
                        names.add(String.valueOf(value));
                    }
                });

        // Then
        assertThat(names).doesNotHaveDuplicates().allMatch(n -> n.matches("[a-z][a-z0-9_]*"));
    }

    @Test
    void every_command_of_a_tenant_is_described_with_an_example_of_all_it_needs() {
        // Given
        Map<?, ?> paths = (Map<?, ?>) CommandApi.of(CATALOG, _ -> true).get("paths");

        // When
        Set<String> described = new HashSet<>();
        paths.keySet().forEach(p -> described.add(p.toString().replaceAll(".*/", "")));

        // Then
        assertThat(described)
                .containsAll(
                        CATALOG.domains().stream()
                                .flatMap(d -> d.commands().stream())
                                .filter(ApiDescriptionsTest::ofTenants)
                                .map(CommandDefinition::name)
                                .toList());
    }

    @Test
    void a_command_that_is_not_offered_is_not_described() {
        // When
        Map<?, ?> paths =
                (Map<?, ?>)
                        CommandApi.of(CATALOG, c -> !c.name().equals("dialer.lead.create"))
                                .get("paths");

        // Then
        assertThat(paths.keySet().toString())
                .contains("commands/dialer.lead.update")
                .doesNotContain("commands/dialer.lead.create");
    }

    @Test
    void a_field_with_a_pattern_has_an_example() {
        assertThat(CATALOG.domains().stream().flatMap(d -> d.commands().stream()))
                .allSatisfy(
                        c ->
                                assertThat(c.fields())
                                        .as(c.name())
                                        .filteredOn(f -> f.pattern().isPresent())
                                        .allSatisfy(f -> assertThat(f.example()).isPresent()));
    }

    private static boolean ofTenants(CommandDefinition command) {
        return CATALOG.find(command.domain())
                .flatMap(d -> d.findEntity(command.entity()))
                .filter(e -> e.scope() != io.tributary.schemas.catalog.Scope.PLATFORM)
                .isPresent();
    }

    private static Object found(Map<String, Object> document, String reference) {
        Object at = document;
        for (String step : reference.substring(2).split("/", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }

    private static void walk(Object node, BiConsumer<String, Object> seen) {
        if (node instanceof Map<?, ?> map) {
            map.forEach(
                    (key, value) -> {
                        seen.accept(String.valueOf(key), value);
                        walk(value, seen);
                    });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> walk(item, seen));
        }
    }
}
