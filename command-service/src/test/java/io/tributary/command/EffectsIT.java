package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.command.Receiver.Message;
import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import io.tributary.schemas.contract.SystemUser;
import io.tributary.schemas.contract.WebhookSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// A process that delivers; the tests speak to another, which hears the reports.
class EffectsIT {
    private static final Trial TRIAL = Trial.shared();
    private static final String NOBODY = "http://127.0.0.1:1/";
    private static Receiver receiver;
    private static ConfigurableApplicationContext process;

    private Dialer dialer;
    private Tenant tenant;

    @BeforeAll
    static void start() throws IOException {
        receiver = Receiver.start();
        process =
                TRIAL.startService(
                        "--tributary.effects.gateways.sms=" + receiver.url("/sms"),
                        "--tributary.effects.gateways.mail=" + receiver.url("/mail"),
                        "--tributary.effects.gateways.call=" + receiver.url("/call"),
                        "--tributary.effects.pause=50ms",
                        "--tributary.effects.longest-pause=200ms",
                        "--tributary.effects.attempts=8",
                        "--tributary.effects.timeout=1s",
                        "--tributary.effects.in-flight=16",
                        "--tributary.effects.private-addresses=true");
    }

    @AfterAll
    static void stop() {
        process.close();
        receiver.close();
    }

    @BeforeEach
    void found() {
        tenant = TRIAL.found();
        dialer = new Dialer(tenant);
    }

    @Test
    @Covers("DI-7")
    void a_message_is_delivered_once_and_signed_by_the_specification()
            throws GeneralSecurityException {
        // Given
        String phone = Dialer.number();

        // When
        Reply sent = sms(phone, "Hello");
        awaitAll("delivered", 1);

        // Then
        Message message = receiver.of(tenant).getFirst();
        assertThat(receiver.of(tenant)).hasSize(1);
        assertThat(message.path()).isEqualTo("/sms");
        assertThat(message.type()).isEqualTo("sms");
        assertThat(message.id()).isEqualTo(message.data().get("id").asString());
        assertThat(message.data().get("to").asString()).isEqualTo(phone);
        assertThat(message.data().get("content").toString()).isEqualTo("{\"body\":\"Hello\"}");
        assertThat(message.data().get("row_id").asString()).isEqualTo(sent.id());
        assertThat(message.signature()).isEqualTo(signatureByHand(message));
    }

    @Test
    @Covers("ID-9")
    void a_plain_command_tells_its_effect_with_what_it_declares_and_nothing_else() {
        // When
        Reply invited =
                tenant.send(
                        "identity.invitation.create",
                        """
                        {"email": "new@example.org", "role": "editor", "token_hash": "%s%s", "expires_at": "2040-01-01T00:00:00Z"}\
                        """
                                .formatted(hex(), hex()));

        // Then
        assertThat(invited.status()).as(invited.toString()).isEqualTo(201);
        awaitAll("delivered", 1);
        Message mail = receiver.of(tenant).getFirst();
        assertThat(mail.path()).isEqualTo("/mail");
        assertThat(mail.data().get("to").asString()).isEqualTo("new@example.org");
        assertThat(mail.data().get("content").propertyNames())
                .containsExactlyInAnyOrder("role", "expires_at");
    }

    @Test
    void nothing_is_lost_through_three_outages_of_the_receiver() {
        // Given
        int messages = 30;

        // When
        for (int outage = 0; outage < 3; outage++) {
            receiver.refuseNext(15);
            IntStream.range(0, messages / 3).forEach(i -> sms(Dialer.number(), "Message " + i));
            await().atMost(Duration.ofSeconds(20)).until(() -> receiver.refusalsLeft() == 0);
        }

        // Then
        awaitAll("delivered", messages);
        assertThat(receiver.of(tenant).stream().map(Message::id).distinct()).hasSize(messages);
    }

    @Test
    void after_the_last_attempt_it_is_given_up_until_an_operator_says_otherwise() {
        // Given
        webhookOf(tenant, NOBODY, 2);
        awaitAll("dead", 2);
        List<String> ids = ids();
        UUID operator = UUID.randomUUID();

        // When
        Reply stranger = operate("redrive", ids.getFirst(), TRIAL.issuer().token(operator));
        TRIAL.sql(
                "update platform.effects set recipient = '%s' where organization_id = '%s'"
                        .formatted(receiver.url("/mended"), tenant.organization()));
        Reply redriven = operate("redrive", ids.getFirst(), operatorToken(operator));
        Reply discarded = operate("discard", ids.get(1), operatorToken(operator));
        Reply again = operate("discard", ids.get(1), operatorToken(operator));

        // Then
        assertThat(stranger.code()).isEqualTo("CMD-203");
        assertThat(List.of(redriven.status(), discarded.status())).containsOnly(204);
        assertThat(again.code()).isEqualTo("CMD-306");
        awaitAll("delivered", 1);
        assertThat(receiver.of(tenant)).extracting(Message::path).containsExactly("/mended");
        assertThat(
                        tenant.count(
                                "platform.journal",
                                "actor = '%s' and command in ('platform.effect.redrive', 'platform.effect.discard') and outcome = 'accepted'"
                                        .formatted(operator)))
                .isEqualTo(2);
    }

    @Test
    void operators_see_what_was_given_up_but_not_what_is_in_it() {
        // Given
        webhookOf(tenant, NOBODY, 1);
        TRIAL.sql(
                "update platform.effects set state = 'dead', ended_at = now() where organization_id = '%s'"
                        .formatted(tenant.organization()));

        // When
        Reply list =
                TRIAL.send(
                        java.net.http.HttpRequest.newBuilder(TRIAL.address("/v1/operator/effects"))
                                .header(
                                        "Authorization",
                                        "Bearer " + operatorToken(UUID.randomUUID()))
                                .GET()
                                .build());

        // Then
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().get("effects").toString())
                .contains(ids().getFirst(), tenant.organization().toString())
                .doesNotContain("recipient", "content", NOBODY);
    }

    @Test
    void what_is_rolled_back_is_never_told() {
        // Given
        String known = Dialer.number();
        dialer.create("dnc_entry", "{\"phone\": \"%s\"}".formatted(known));

        // When
        Reply refused = sms(known, "Never");
        Reply batch =
                tenant.batch(
                        """
                        {"command": "dialer.sms_message.send", "body": {"phone": "%s", "body": "A"}},
                        {"command": "dialer.sms_message.send", "body": {"phone": "%s", "body": "B"}}\
                        """
                                .formatted(Dialer.number(), known));
        Reply whole =
                tenant.batch(
                        """
                        {"command": "dialer.sms_message.send", "body": {"phone": "%s", "body": "C"}},
                        {"command": "dialer.sms_message.send", "body": {"phone": "%s", "body": "D"}}\
                        """
                                .formatted(Dialer.number(), Dialer.number()));

        // Then
        assertThat(List.of(refused.code(), batch.code())).containsOnly("CMD-308");
        assertThat(whole.status()).as(whole.toString()).isEqualTo(201);
        awaitAll("delivered", 2);
        assertThat(receiver.of(tenant))
                .extracting(m -> m.data().get("content").get("body").asString())
                .containsExactlyInAnyOrder("C", "D");
    }

    @Test
    @Covers("DI-7")
    void a_broadcast_calls_each_lead_and_each_call_reports() {
        // Given
        String list = dialer.create("contact_list", "{\"name\": \"Guests\"}");
        String member = "\"contact_list_id\": \"%s\"".formatted(list);
        List<String> phones =
                IntStream.range(0, 3)
                        .mapToObj(_ -> dialer.of("leads", dialer.lead(member), "phone"))
                        .toList();
        String broadcast =
                dialer.create(
                        "voice_broadcast",
                        "{\"name\": \"B\", \"audio_url\": \"https://example.org/a.mp3\", %s}"
                                .formatted(member));

        // When
        Reply launched =
                tenant.send(
                        "dialer.voice_broadcast.launch", "{\"id\": \"%s\"}".formatted(broadcast));
        awaitAll("delivered", 3);

        // Then
        assertThat(launched.status()).as(launched.toString()).isEqualTo(200);
        List<Message> calls = receiver.of(tenant);
        assertThat(calls)
                .extracting(m -> m.data().get("to").asString())
                .containsExactlyInAnyOrderElementsOf(phones);
        assertThat(calls)
                .allMatch(
                        m ->
                                m.data()
                                        .get("content")
                                        .toString()
                                        .equals("{\"audio_url\":\"https://example.org/a.mp3\"}"));
        assertThat(report(calls.getFirst(), "{}", "made", Instant.now()).status()).isEqualTo(204);
        assertThat(dialer.count("call_queue", "status = 'done'")).isEqualTo(1);
    }

    @Test
    @Covers("DI-7")
    void the_receivers_report_becomes_a_command_of_the_platform_once() {
        // Given
        String id = sms(Dialer.number(), "Hello").id();
        awaitAll("delivered", 1);
        Message message = receiver.of(tenant).getFirst();
        String sent = "{\"status\": \"sent\", \"carrier_reference\": \"c-1\"}";

        // When
        Reply first = report(message, sent, "r1", Instant.now());
        Reply again = report(message, sent, "r1", Instant.now());
        Reply delivered = report(message, "{\"status\": \"delivered\"}", "r2", Instant.now());
        Reply backwards = report(message, sent, "r3", Instant.now());
        Reply old =
                report(message, "{\"status\": \"failed\"}", "r4", Instant.now().minusSeconds(600));
        Reply forged =
                reportAs(message, "{\"status\": \"failed\"}", "r5", Instant.now(), "v1,AAAA");

        // Then
        assertThat(List.of(first.status(), again.status(), delivered.status()))
                .as(first + " " + again + " " + delivered)
                .containsOnly(204);
        assertThat(backwards.code()).isEqualTo("CMD-306");
        assertThat(List.of(old.code(), forged.code())).containsOnly("CMD-221");
        assertThat(dialer.of("sms_messages", id, "(status, carrier_reference, version)"))
                .isEqualTo("(delivered,c-1,3)");
        assertThat(
                        tenant.count(
                                "platform.journal",
                                "command = 'dialer.sms_message.report' and outcome = 'accepted' and actor = '%s'"
                                        .formatted(SystemUser.ID)))
                .isEqualTo(2);
    }

    @Test
    void a_receiver_that_does_not_answer_holds_up_nobody_else() {
        // Given
        Tenant patient = TRIAL.found();
        webhookOf(tenant, receiver.url("/hang"), 60);

        // When
        webhookOf(patient, receiver.url("/well"), 1);

        // Then
        await().atMost(Duration.ofSeconds(4)).until(() -> receiver.of(patient).size() == 1);
    }

    private Reply sms(String phone, String body) {
        return tenant.send(
                "dialer.sms_message.send",
                "{\"phone\": \"%s\", \"body\": \"%s\"}".formatted(phone, body));
    }

    /// No command of the domains has webhooks yet.
    private static void webhookOf(Tenant tenant, String url, int count) {
        TRIAL.sql(
                "insert into platform.effects (organization_id, kind, recipient, content, command, table_name, row_id, traceparent) select '%s', 'webhook', '%s', '{}', 'x', 'x.y', gen_random_uuid(), '00-1-1-01' from generate_series(1, %d)"
                        .formatted(tenant.organization(), url, count));
    }

    private List<String> ids() {
        return List.of(
                TRIAL.sql(
                                "select string_agg(id::text, ',' order by id) from platform.effects where organization_id = '%s'"
                                        .formatted(tenant.organization()))
                        .split(","));
    }

    private void awaitAll(String state, int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                tenant.count("platform.effects", "state = '%s'".formatted(state))
                                        == count);
    }

    private static Reply operate(String what, String effect, String token) {
        return TRIAL.post(
                "/v1/operator/effects/" + effect + "/" + what,
                null,
                new byte[0],
                "Authorization",
                "Bearer " + token);
    }

    private static String operatorToken(UUID operator) {
        return TRIAL.issuer().operatorToken(operator);
    }

    private static Reply report(Message message, String body, String id, Instant moment) {
        String signature =
                WebhookSignature.ofGateways(Trial.EFFECTS_SECRET)
                        .sign(id, moment, body.getBytes(StandardCharsets.UTF_8));
        return reportAs(message, body, id, moment, signature);
    }

    private static Reply reportAs(
            Message message, String body, String id, Instant moment, String signature) {
        return TRIAL.post(
                message.data().get("report_to").asString(),
                null,
                body.getBytes(StandardCharsets.UTF_8),
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(moment.getEpochSecond()),
                "webhook-signature",
                signature);
    }

    /// As a receiver's own library makes it of the secret that it was told.
    private static String signatureByHand(Message message) throws GeneralSecurityException {
        String told = WebhookSignature.ofGateways(Trial.EFFECTS_SECRET).secret();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(told.substring(6)), "HmacSHA256"));
        String signed = message.id() + "." + message.timestamp() + "." + Receiver.text(message);
        return "v1,"
                + Base64.getEncoder()
                        .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
