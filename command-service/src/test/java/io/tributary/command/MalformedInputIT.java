package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Covers("PL-7")
class MalformedInputIT {
    private static final Trial TRIAL = Trial.shared();
    private static final Tenant OWNER = TRIAL.found();

    /// Status, code, command and body, by tabs.
    static Stream<String[]> cases() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/malformed.tsv")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", 4));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void malformed_input_is_told_clearly(String status, String code, String command, String body) {
        Reply reply = OWNER.send(command, body);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(Integer.parseInt(status));
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.body().get("detail").asString()).isNotBlank();
    }

    @Test
    void every_field_error_is_told_at_once() {
        Reply reply =
                OWNER.send(
                        "dialer.lead.create",
                        """
                        {"phone": "12", "age": 200, "status": "gone", "nose": 1, "housing_loan": "yes",
                         "callback_at": "tomorrow", "priority": null, "first_name": "a\\u0000b"}\
                        """);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .containsExactlyInAnyOrder(
                        "nose unknown",
                        "phone format",
                        "age out_of_range",
                        "status not_a_choice",
                        "housing_loan wrong_type",
                        "callback_at wrong_type",
                        "priority null",
                        "first_name unacceptable_character");
    }

    @Test
    void bodies_beyond_all_bounds_are_refused() {
        String deep = "{\"configuration\": " + "[".repeat(5000) + "]".repeat(5000) + "}";
        String large = "{\"notes\": \"" + "x".repeat(10 << 20) + "\"}";

        Reply tooDeep = OWNER.send("identity.organization_feature.create", deep);
        Reply tooLarge = OWNER.send("dialer.lead.create", large);

        assertThat(tooDeep.code()).as(tooDeep.toString()).isEqualTo("CMD-106");
        assertThat(tooLarge.code()).as(tooLarge.toString()).isEqualTo("CMD-104");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        byte[] bytes = "{\"phone\": \"#\"}".getBytes(StandardCharsets.ISO_8859_1);
        bytes[11] = (byte) 0xff;

        Reply reply =
                TRIAL.post(
                        "/v1/organizations/"
                                + OWNER.organization()
                                + "/commands/dialer.lead.create",
                        OWNER.user(),
                        bytes);

        assertThat(reply.code()).isEqualTo("CMD-101");
    }

    @Test
    void headers_paths_and_methods_are_checked() {
        String path = "/v1/organizations/" + OWNER.organization() + "/commands/dialer.lead.create";
        byte[] body = "{\"phone\": \"+4930123456\"}".getBytes(StandardCharsets.UTF_8);

        List<String> codes =
                List.of(
                        TRIAL.post(path, OWNER.user(), body, "If-Match", "seven").code(),
                        TRIAL.post(path, OWNER.user(), body, "Idempotency-Key", "a b").code(),
                        TRIAL.post(path, OWNER.user(), body, "Content-Type", "text/plain").code(),
                        TRIAL.post(
                                        "/v1/organizations/nobody/commands/dialer.lead.create",
                                        OWNER.user(),
                                        body)
                                .code(),
                        TRIAL.post("/v1/nowhere", OWNER.user(), body).code(),
                        TRIAL.send(
                                        HttpRequest.newBuilder(TRIAL.address(path))
                                                .header(
                                                        "Authorization",
                                                        "Bearer "
                                                                + TRIAL.issuer()
                                                                        .token(OWNER.user()))
                                                .build())
                                .code());

        assertThat(codes)
                .containsExactly("CMD-105", "CMD-105", "CMD-107", "CMD-105", "CMD-102", "CMD-108");
    }

    @Test
    void tokens_that_do_not_hold_are_refused() {
        var issuer = TRIAL.issuer();
        String user = OWNER.user().toString();
        Instant later = Instant.now().plusSeconds(600);
        List<String> tokens =
                List.of(
                        "nonsense",
                        issuer.signed(
                                TokenIssuer.newKey(),
                                user,
                                TokenIssuer.NAME,
                                TokenIssuer.AUDIENCE,
                                later),
                        issuer.signed(
                                issuer.key(),
                                user,
                                "https://evil.example",
                                TokenIssuer.AUDIENCE,
                                later),
                        issuer.signed(issuer.key(), user, TokenIssuer.NAME, "others", later),
                        issuer.signed(
                                issuer.key(),
                                user,
                                TokenIssuer.NAME,
                                TokenIssuer.AUDIENCE,
                                Instant.now().minusSeconds(600)),
                        issuer.signed(
                                issuer.key(),
                                "root",
                                TokenIssuer.NAME,
                                TokenIssuer.AUDIENCE,
                                later));

        assertThat(tokens)
                .allSatisfy(
                        token -> {
                            Reply reply =
                                    TRIAL.post(
                                            "/v1/organizations/"
                                                    + OWNER.organization()
                                                    + "/commands/dialer.lead.create",
                                            null,
                                            "{}".getBytes(StandardCharsets.UTF_8),
                                            "Authorization",
                                            "Bearer " + token);
                            assertThat(reply.status()).isEqualTo(401);
                            assertThat(reply.code()).isEqualTo("CMD-201");
                        });
    }
}
