package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.TestTenant;
import io.tributary.schemas.contract.ConsistencyToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportIT {
    private static final String SALES = "tributary-shop-sales";
    private static final int SIZE = 1203;

    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();
    private final List<String> ids = new ArrayList<>();

    @BeforeAll
    void write_more_documents_than_fit_on_two_pages() {
        Map<String, Map<String, Object>> all = new HashMap<>();
        for (int i = 0; i < SIZE; i++) {
            String id = UUID.randomUUID().toString();
            ids.add(id);
            all.put(tenant.organization() + "/" + id, sale(id, i));
        }
        fixture.documents().putAll(SALES, tenant.organization(), all);
        fixture.documents().refresh(SALES);
    }

    private Map<String, Object> sale(String id, int number) {
        Map<String, Object> document = new HashMap<>();
        document.put("organization_id", tenant.organization().toString());
        document.put("id", id);
        document.put("version", 1);
        document.put("visible_to", List.of(number < 3 ? "role:manager" : "everyone"));
        document.put("created_at", "2026-11-21T10:00:00.000Z");
        document.put("updated_at", "2026-11-21T10:00:00.000Z");
        document.put("title", number == 5 ? "=HYPERLINK(\"x\")" : "title " + number);
        document.put("channel", number % 2 == 0 ? "web" : "phone");
        document.put("gift", number % 2 == 0);
        document.put("cents", number);
        document.put("sold_at", "2026-11-21T10:00:00.000Z");
        document.put("labels", List.of("a", "b,c"));
        document.put("details", "{\"k\":[1]}");
        if (number == 6) {
            document.put("note", "");
        }
        return document;
    }

    @Test
    @Covers("ID-13")
    void a_csv_file_holds_every_document_once() {
        // When
        HttpResponse<String> answer = exported(tenant.owner(), "sale");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"sales.csv\"");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo(
                        "id,title,channel,gift,cents,weight,sold_at,due_on,agent_id,note,labels,details,"
                                + "version,created_at,updated_at,created_by");
        assertThat(lines).hasSize(SIZE + 1);
        assertThat(lines.stream().skip(1).map(line -> line.substring(0, 36)))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void cells_are_no_formulas_and_tell_no_value_from_an_empty_text() {
        // When
        List<String> lines = exported(tenant.owner(), "sale").body().lines().toList();

        // Then
        assertThat(lines)
                .contains(
                        ids.get(5)
                                + ",\"'=HYPERLINK(\"\"x\"\")\",phone,false,5,,2026-11-21T10:00:00.000Z,,,,"
                                + "\"[\"\"a\"\",\"\"b,c\"\"]\",\"{\"\"k\"\":[1]}\",1,2026-11-21T10:00:00.000Z,2026-11-21T10:00:00.000Z,",
                        ids.get(6)
                                + ",title 6,web,true,6,,2026-11-21T10:00:00.000Z,,,\"\","
                                + "\"[\"\"a\"\",\"\"b,c\"\"]\",\"{\"\"k\"\":[1]}\",1,2026-11-21T10:00:00.000Z,2026-11-21T10:00:00.000Z,");
    }

    @Test
    void an_ndjson_file_holds_an_object_a_line_as_commands_take_them() {
        // When
        List<String> lines =
                exported(tenant.owner(), "sale?format=ndjson&cents=5").body().lines().toList();

        // Then
        assertThat(lines)
                .containsExactly(
                        "{\"id\":\"%s\",\"title\":\"=HYPERLINK(\\\"x\\\")\",\"channel\":\"phone\",\"gift\":false,\"cents\":5,\"weight\":null,\"sold_at\":\"2026-11-21T10:00:00.000Z\",\"due_on\":null,\"agent_id\":null,\"note\":null,\"labels\":[\"a\",\"b,c\"],\"details\":{\"k\":[1]},\"version\":1,\"created_at\":\"2026-11-21T10:00:00.000Z\",\"updated_at\":\"2026-11-21T10:00:00.000Z\",\"created_by\":null}"
                                .formatted(ids.get(5)));
    }

    @Test
    @Covers("PL-1")
    void a_file_holds_what_the_caller_may_see_and_nothing_else() {
        // Given
        UUID member = fixture.member(tenant.organization(), "member");
        TestTenant other = fixture.tenant();

        // When
        List<String> seen =
                exported(member, "sale")
                        .body()
                        .lines()
                        .skip(1)
                        .map(l -> l.substring(0, 36))
                        .toList();
        HttpResponse<String> foreign = exported(other.owner(), "sale");
        HttpResponse<String> takings = exported(member, "taking");

        // Then
        assertThat(new HashSet<>(seen)).isEqualTo(new HashSet<>(ids.subList(3, SIZE)));
        assertThat(seen).hasSize(SIZE - 3);
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(takings.statusCode()).isEqualTo(403);
    }

    @Test
    void a_file_that_its_reader_may_not_have_any_more_breaks_off()
            throws IOException, InterruptedException {
        // Given
        TestTenant large = fixture.tenant();
        for (int i = 0; i < 6; i++) {
            fixture.documents().putAll(SALES, large.organization(), largeSales(large));
        }
        fixture.documents().refresh(SALES);
        UUID user = UUID.randomUUID();
        UUID membership = UUID.randomUUID();
        admit(large, membership, user, "active");
        HttpRequest request = request(large, user, "sale");

        // When
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream file =
                        client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            assertThat(file.readNBytes(1000)).hasSize(1000);
            admit(large, membership, user, "suspended");

            // Then
            assertThatThrownBy(() -> file.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class);
        }
    }

    /// More than the buffers on the way to a client who reads slowly.
    private static Map<String, Map<String, Object>> largeSales(TestTenant large) {
        Map<String, Map<String, Object>> all = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            String id = UUID.randomUUID().toString();
            all.put(
                    large.organization() + "/" + id,
                    Map.of(
                            "organization_id", large.organization().toString(),
                            "id", id,
                            "visible_to", List.of("everyone"),
                            "note", "n".repeat(4000)));
        }
        return all;
    }

    private void admit(TestTenant to, UUID membership, UUID user, String status) {
        ConsistencyToken token =
                fixture.pipeline()
                        .commit(
                                to.organization(),
                                fixture.member(
                                        to.organization(), membership, user, "member", status));
        assertThat(fixture.get(to.owner(), "/v1/me?token=" + token).status()).isEqualTo(200);
    }

    @Test
    void what_cannot_be_exported_is_refused() {
        // When
        List<Integer> statuses =
                List.of("nothing", "sales", "sale?format=xlsx", "sale?limit=5", "sale?colour=red")
                        .stream()
                        .map(rest -> exported(tenant.owner(), rest).statusCode())
                        .toList();

        // Then
        assertThat(statuses).containsExactly(404, 404, 400, 400, 400);
    }

    private HttpResponse<String> exported(UUID user, String rest) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    request(tenant, user, rest),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private HttpRequest request(TestTenant of, UUID user, String rest) {
        return HttpRequest.newBuilder(URI.create(fixture.url() + of.path("/exports/shop/" + rest)))
                .header("Authorization", "Bearer " + fixture.issuer().token(user.toString()))
                .build();
    }
}
