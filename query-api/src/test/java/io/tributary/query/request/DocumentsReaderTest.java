package io.tributary.query.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.query.fixture.TestDomains;
import io.tributary.query.problem.FieldError;
import io.tributary.query.problem.QueryRefused;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsReaderTest {
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID ID = UUID.randomUUID();

    private final QueryCollections collections = new QueryCollections(TestDomains.LIVE);

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of("channel=web", new Condition.Is("channel", "web")),
                Arguments.of("title.eq=a b", new Condition.Is("title", "a b")),
                Arguments.of("gift=true", new Condition.Is("gift", true)),
                Arguments.of("cents=7", new Condition.Is("cents", 7L)),
                Arguments.of("weight=1.5", new Condition.Is("weight", new BigDecimal("1.5"))),
                Arguments.of("agent_id=" + ID, new Condition.Is("agent_id", ID.toString())),
                Arguments.of("labels=red", new Condition.Is("labels", "red")),
                Arguments.of(
                        "sold_at=2026-11-21T12:00:00%2B02:00",
                        new Condition.Is("sold_at", "2026-11-21T10:00:00.000Z")),
                Arguments.of(
                        "channel.in=web,phone",
                        new Condition.AnyOf("channel", List.of("web", "phone"))),
                Arguments.of("title.prefix=la", new Condition.StartsWith("title", "la")),
                Arguments.of(
                        "cents.gte=1&cents.lt=9",
                        new Condition.Between("cents", 1L, null, null, 9L)),
                Arguments.of(
                        "due_on.gt=2026-01-01&due_on.lte=2026-02-01",
                        new Condition.Between("due_on", null, "2026-01-01", "2026-02-01", null)));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void parameters_become_typed_conditions(String query, Condition expected) {
        assertThat(read(query).conditions()).containsExactly(expected);
    }

    @Test
    void figures_of_embedded_documents_are_fields() {
        // Given
        QueryCollection figures = collections.find("shop", "agent_figures").orElseThrow();

        // When
        DocumentsRequest request =
                DocumentsReader.read(
                        ORGANIZATION,
                        figures,
                        parameters("sold.deliveries.gte=2&sort=-sold.deliveries"));

        // Then
        assertThat(request.conditions())
                .containsExactly(new Condition.Between("sold.deliveries", 2L, null, null, null));
        assertThat(request.sort().field().path()).isEqualTo("sold.deliveries");
    }

    @Test
    void a_list_is_by_default_the_newest_twenty() {
        // When
        DocumentsRequest request = read("");

        // Then
        assertThat(request.sort().spelling()).isEqualTo("-created_at");
        assertThat(request.limit()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organization_id=x",
                "visible_to=everyone",
                "content_hash_1=1",
                "details=1",
                "note.gte=a",
                "channel=WEB",
                "gift=TRUE",
                "cents=-1",
                "cents=1.0",
                "cents=１",
                "agent_id=1-1-1-1-1",
                "sold_at=2026-11-21",
                "due_on=2026-11-21T00:00:00Z",
                "weight=NaN",
                "title.regexp=.*",
                "title.=a",
                ".gte=1",
                "sort=",
                "sort=--cents",
                "sort=note",
                "limit=1e1",
                "cursor=",
                "id.prefix=a"
            })
    void what_is_not_declared_or_not_of_its_type_is_refused(String query) {
        // When
        QueryRefused refused = catchThrowableOfType(QueryRefused.class, () -> read(query));

        // Then
        assertThat(refused.code().code()).isEqualTo("QRY-102");
        assertThat(refused.errors()).hasSize(1);
    }

    @Test
    void every_mistake_is_named() {
        // When
        QueryRefused refused =
                catchThrowableOfType(
                        QueryRefused.class,
                        () -> read("limit=0&gift=1&what=2&cents.gt=1&cents.gte=1"));

        // Then
        assertThat(refused.errors().stream().map(FieldError::field))
                .containsExactlyInAnyOrder("limit", "gift", "what", "cents.gte");
    }

    @Test
    void a_cursor_fits_only_its_own_list() {
        // Given
        DocumentsRequest list = read("cents.gte=1&sort=cents");
        String cursor = new PageCursor(list.list(), 5L, ID.toString()).encode();

        // Then
        assertThat(
                        read("cents.gte=1&sort=cents&cursor=" + cursor)
                                .cursor()
                                .orElseThrow()
                                .searchAfter(false))
                .isEqualTo(Arrays.asList(5L, ID.toString()));
        for (String other :
                List.of("cents.gte=2&sort=cents", "cents.gte=1&sort=-cents", "sort=cents")) {
            assertThat(
                            catchThrowableOfType(
                                    QueryRefused.class, () -> read(other + "&cursor=" + cursor)))
                    .isNotNull();
        }
    }

    @Test
    void a_cursor_with_a_value_of_another_type_is_refused() {
        // Given
        String forged = new PageCursor(read("sort=cents").list(), "text", ID.toString()).encode();

        // When
        QueryRefused refused =
                catchThrowableOfType(QueryRefused.class, () -> read("sort=cents&cursor=" + forged));

        // Then
        assertThat(refused.errors().getFirst().field()).isEqualTo("cursor");
    }

    private DocumentsRequest read(String query) {
        return DocumentsReader.read(
                ORGANIZATION, collections.find("shop", "sales").orElseThrow(), parameters(query));
    }

    private static Parameters parameters(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String part : query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = part.indexOf('=');
            values.put(
                    part.substring(0, equals),
                    List.of(part.substring(equals + 1).replace("%2B", "+")));
        }
        return new Parameters(values);
    }
}
