package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import io.tributary.schemas.contract.ConsistencyToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportIT {
    private final Trial trial = Trial.shared();

    @Test
    @Covers({"ID-13", "DI-5"})
    void every_row_of_a_file_becomes_a_row_with_its_given_id() {
        // Given
        Tenant owner = trial.found();
        Imports imports = new Imports(owner);

        // When
        Reply reply = imports.send(Imports.leads(0, 1000));
        JsonNode state = imports.awaitEnd(reply.id());

        // Then
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        assertThat(reply.header("Location")).isEqualTo(imports.base() + "/" + reply.id());
        assertThat(state.path("status").asString()).isEqualTo("finished");
        assertThat(Imports.counts(state)).containsExactly(1000L, 0L, 0L, 0L);
        assertThat(state.path("bytes_done")).isEqualTo(state.path("bytes"));
        assertThat(ConsistencyToken.parse(state.path("token").asString())).isPresent();
        assertThat(
                        owner.count(
                                "dialer.leads",
                                "id = '%s' and age = 9 and first_name = 'Lead 999'"
                                        .formatted(new UUID(7, 999))))
                .isEqualTo(1);
        assertThat(imports.refused(reply.id()))
                .containsExactly("id,phone,first_name,age,line,reasons,record");
        assertThat(owner.count("platform.import_parts", "true")).isZero();
    }

    @Test
    @Covers("ID-13")
    void a_bad_row_is_refused_alone_with_its_line_and_all_its_reasons() {
        // Given
        Imports imports = new Imports(trial.found());
        String file =
                Imports.leads(0, 140)
                        + "%s,12345,Ada,900\n".formatted(new UUID(7, 998))
                        + Imports.lead(140)
                        + "%s,+49300000007,=Twin,\n".formatted(new UUID(7, 999))
                        + Imports.lead(141);

        // When
        Reply reply = imports.send(file);
        JsonNode state = imports.awaitEnd(reply.id());

        // Then
        assertThat(Imports.counts(state)).containsExactly(142L, 0L, 0L, 2L);
        assertThat(imports.leads()).isEqualTo(142);
        List<String> refused = imports.refused(reply.id());
        assertThat(refused).hasSize(3);
        assertThat(refused.get(1))
                .startsWith("00000000-0000-0007-0000-0000000003e6,12345,Ada,900,142,")
                .contains("phone: Expected", "age: Expected a number from");
        assertThat(refused.get(2))
                .startsWith("00000000-0000-0007-0000-0000000003e7,'+49300000007,'=Twin,,144,")
                .contains("phone: Another row has this value.");
    }

    @Test
    void a_mended_file_of_refused_rows_can_be_imported_as_it_is() {
        // Given
        Imports imports = new Imports(trial.found());
        Reply first = imports.send("phone,age\n+49301111111,1\n+49302222222,many\n");
        imports.awaitEnd(first.id());
        String mended = String.join("\n", imports.refused(first.id())).replace("many", "2");

        // When
        JsonNode state = imports.imported(mended);

        // Then
        assertThat(Imports.counts(state)).containsExactly(1L, 0L, 0L, 0L);
        assertThat(imports.tenant().count("dialer.leads", "phone = '+49302222222' and age = 2"))
                .isEqualTo(1);
    }

    @Test
    @Covers("ID-13")
    void rows_whose_id_is_there_are_skipped_or_updated_by_choice() {
        // Given
        Tenant owner = trial.found();
        Imports imports = new Imports(owner);
        imports.imported(Imports.leads(0, 150));
        String changed = Imports.leads(0, 160).replace("Lead ", "New ").replace(",New 7,7", ",,7");

        // When
        JsonNode skipped = imports.imported(changed);
        JsonNode updated = imports.imported("dialer/lead?existing=update", Imports.CSV, changed);

        // Then
        assertThat(Imports.counts(skipped)).containsExactly(10L, 0L, 150L, 0L);
        assertThat(Imports.counts(updated)).containsExactly(0L, 160L, 0L, 0L);
        assertThat(owner.count("dialer.leads", "first_name like 'New %' and version = 2"))
                .isEqualTo(159);
        assertThat(owner.count("dialer.leads", "first_name is null and age = 7")).isEqualTo(1);
    }

    @Test
    void an_id_that_stands_twice_is_created_once_and_then_there() {
        // Given
        Imports imports = new Imports(trial.found());
        String file = Imports.leads(0, 5) + Imports.lead(3).replace(",Lead 3,", ",Again,");

        // When
        JsonNode state = imports.imported("dialer/lead?existing=update", Imports.CSV, file);

        // Then
        assertThat(Imports.counts(state)).containsExactly(5L, 1L, 0L, 0L);
        assertThat(imports.tenant().count("dialer.leads", "first_name = 'Again'")).isEqualTo(1);
    }

    @Test
    void ndjson_is_imported_by_the_same_rules() {
        // Given
        Imports imports = new Imports(trial.found());
        String file =
                """
                {"phone": "+49301111111", "first_name": "Ada", "age": null}
                {"phone": "+49302222222", "colour": "red"}
                not json

                {"phone": "+49303333333", "version": 7, "created_at": "2026-11-21T10:00:00.000Z"}
                """;

        // When
        Reply reply = imports.send("dialer/lead", Imports.NDJSON, file);
        JsonNode state = imports.awaitEnd(reply.id());

        // Then
        assertThat(Imports.counts(state)).containsExactly(2L, 0L, 0L, 2L);
        List<String> refused = imports.refused(reply.id());
        assertThat(refused.get(0))
                .startsWith(
                        "{\"phone\":\"+49302222222\",\"colour\":\"red\",\"line\":2,\"reasons\":[")
                .contains("\"code\":\"unknown\",\"field\":\"colour\"");
        assertThat(refused.get(1)).startsWith("{\"line\":3,").endsWith("\"record\":\"not json\"}");
    }

    @Test
    void a_broken_line_loses_nothing_before_or_behind_it() {
        // Given
        Imports imports = new Imports(trial.found());
        String file =
                Imports.leads(0, 250)
                        + "%s,\"+4930999,Open\n".formatted(new UUID(7, 998))
                        + Imports.leads(250, 500).replaceFirst(".*\n", "");

        // When
        Reply reply = imports.send(file);
        JsonNode state = imports.awaitEnd(reply.id());

        // Then
        assertThat(Imports.counts(state)).containsExactly(500L, 0L, 0L, 1L);
        assertThat(imports.refused(reply.id()).get(1))
                .startsWith(",,,,252,\"record: Expected a quote that closes")
                .contains("\"\"+4930999,Open");
    }

    @Test
    void columns_that_do_not_fit_are_refused_at_once_all_of_them_named() {
        // Given
        Imports imports = new Imports(trial.found());

        // When
        Reply reply = imports.send("colour,first_name,first_name,size\nred,Ada,Ada,2\n");

        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("CMD-109");
        assertThat(reply.errors())
                .containsExactly(
                        "colour unknown", "first_name repeated", "size unknown", "phone missing");
        assertThat(reply.body().path("detail").asString())
                .contains("unknown 'colour'", "unknown 'size'", "Known are id, phone, first_name");
        assertThat(imports.tenant().count("platform.imports", "true")).isZero();
    }

    @Test
    void what_is_no_import_is_refused() {
        // Given
        Imports imports = new Imports(trial.found());

        // When
        List<String> codes =
                List.of(
                        imports.send("dialer/lead", "application/json", "{}").code(),
                        imports.send("dialer/lead", "text/csv;charset=latin1", "phone\n").code(),
                        imports.send("dialer/nothing", Imports.CSV, "phone\n").code(),
                        imports.send("dialer/lead?existing=maybe", Imports.CSV, "phone\n").code(),
                        imports.send("dialer/lead", Imports.CSV, "").code(),
                        imports.send("dialer/lead", Imports.CSV, new byte[5 << 20]).code(),
                        imports.send("dialer/lead", Imports.NDJSON, "{}\n".repeat(2 << 20)).code(),
                        imports.see(UUID.randomUUID().toString()).code(),
                        imports.see("mine").code());

        // Then
        assertThat(codes)
                .containsExactly(
                        "CMD-110", "CMD-110", "CMD-102", "CMD-105", "CMD-109", "CMD-109", "CMD-104",
                        "CMD-310", "CMD-105");
        assertThat(imports.tenant().count("platform.imports", "true")).isZero();
        assertThat(imports.tenant().count("platform.import_parts", "true")).isZero();
    }

    @Test
    void rows_are_journaled_under_the_import_and_its_trace() {
        // Given
        Tenant owner = trial.found();
        Imports imports = new Imports(owner);

        // When
        Reply reply = imports.send(Imports.leads(0, 250));
        imports.awaitEnd(reply.id());

        // Then
        String journaled =
                trial.sql(
                        """
                        select count(*) || ' ' || count(distinct idempotency_key) || ' '
                            || count(distinct substr(traceparent, 4, 32)) || ' '
                            || sum(jsonb_array_length(changes))
                        from platform.journal
                        where organization_id = '%s' and actor = '%s'
                          and command = 'dialer.lead.create' and outcome = 'accepted'
                          and idempotency_key like 'import:%s:%%'
                        """
                                .formatted(owner.organization(), owner.user(), reply.id()));
        assertThat(journaled).isEqualTo("3 3 1 250");
    }

    @Test
    void progress_is_told_as_events_that_end() {
        // Given
        Imports imports = new Imports(trial.found());
        Reply reply = imports.send(Imports.leads(0, 2000));

        // When
        String events = imports.events(reply.id());

        // Then
        assertThat(events.split("event: end\n", -1)).hasSize(2);
        String last = events.substring(events.indexOf("event: end\ndata: ") + 17);
        assertThat(last).contains("\"status\":\"finished\"", "\"created\":2000").endsWith("\n\n");
    }

    @Test
    void texts_of_any_language_arrive_unchanged() {
        // Given
        Imports imports = new Imports(trial.found());
        String name = "Ünï \u65e5\u672c \ud83d\ude80, \"O'Brien\"";
        String file =
                "\ufeffphone,first_name\r\n+49301111111,\"%s\"\r\n"
                        .formatted(name.replace("\"", "\"\""));

        // When
        imports.imported(
                "dialer/lead",
                Imports.CSV + "; charset=UTF-8",
                new String(file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));

        // Then
        assertThat(
                        trial.sql(
                                "select first_name from dialer.leads where organization_id = '%s'"
                                        .formatted(imports.tenant().organization())))
                .isEqualTo(name);
    }
}
