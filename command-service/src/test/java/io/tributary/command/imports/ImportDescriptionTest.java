package io.tributary.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.tenancy.Caller;
import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.derive.CommandApi;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `/openapi.json` says of an import is what its callers get.
class ImportDescriptionTest {
    private static final Instant MOMENT = Instant.parse("2026-11-22T03:00:00Z");
    private static final JsonNode DESCRIBED =
            JsonMapper.shared()
                    .<JsonNode>valueToTree(
                            CommandApi.of(CatalogReader.read(Map.of()), command -> true))
                    .at("/components/schemas/Import");

    @Test
    void a_whole_answer_has_every_described_property_and_no_other() {
        assertThat(
                        answer(
                                        Optional.of(new ImportState.Problem("CMD-100", "Why.")),
                                        Optional.of("token"),
                                        Optional.of(MOMENT))
                                .propertyNames())
                .containsExactlyInAnyOrderElementsOf(DESCRIBED.path("properties").propertyNames());
    }

    @Test
    void the_shortest_answer_has_what_is_required() {
        List<String> required = texts(DESCRIBED.path("required"));
        assertThat(answer(Optional.empty(), Optional.empty(), Optional.empty()).propertyNames())
                .containsExactlyInAnyOrderElementsOf(required);
    }

    @Test
    void choices_are_described() {
        assertChoices("status", ImportStatus.values(), ImportStatus::spelling);
        assertChoices("format", ImportFormat.values(), ImportFormat::spelling);
        assertChoices("existing", Existing.values(), Existing::spelling);
    }

    private static <T> void assertChoices(String property, T[] values, Function<T, String> name) {
        assertThat(texts(DESCRIBED.path("properties").path(property).path("enum")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(values).map(name).toList());
    }

    private static JsonNode answer(
            Optional<ImportState.Problem> problem,
            Optional<String> token,
            Optional<Instant> moment) {
        return ImportAnswer.of(
                new ImportState(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "dialer",
                        "lead",
                        ImportFormat.CSV,
                        Existing.SKIP,
                        new Caller(UUID.randomUUID(), false, false, 0, Optional.empty()),
                        "",
                        List.of("phone"),
                        ImportStatus.FAILED,
                        8,
                        8,
                        2,
                        new Counts(1, 0, 0, 0),
                        5,
                        problem,
                        token,
                        new ImportState.Times(MOMENT, moment, moment)));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
