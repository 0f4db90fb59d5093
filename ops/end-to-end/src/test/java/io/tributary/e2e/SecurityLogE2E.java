package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The logs of the services, as whoever collects them reads them: chapter 16 of the OWASP
/// Application Security Verification Standard 5.0.
@Covers("PL-1")
class SecurityLogE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();
    private static final List<String> SERVICES =
            List.of("command-service", "cdc-connector", "projector", "query-api");

    /// What the virtual machine says of itself before a service has a logger.
    private static final Pattern OF_THE_MACHINE =
            Pattern.compile("(NOTE|WARNING|OpenJDK|Picked up|\\[\\d).*");

    @Test
    void every_line_is_one_event_with_its_moment_in_utc_its_service_and_its_weight()
            throws IOException {
        for (String service : SERVICES) {
            List<String> lines = lines(service);
            assertThat(lines).as(service).isNotEmpty();
            for (String line : lines) {
                JsonNode event = RunningTributary.JSON.readTree(line);
                assertThat(event.at("/@timestamp").asString()).endsWith("Z");
                assertThat(Instant.parse(event.at("/@timestamp").asString()))
                        .isBefore(Instant.now());
                assertThat(event.at("/service/name").asString()).isEqualTo(service);
                assertThat(event.at("/log/level").asString()).isNotEmpty();
                assertThat(event.at("/log/logger").asString()).isNotEmpty();
            }
        }
    }

    @Test
    void nothing_that_a_caller_sends_begins_a_line() throws IOException {
        // Given
        Tenant tenant = Tenant.found(TRIBUTARY, "forger");
        String word = UUID.randomUUID().toString().replace("-", "");
        String forged = "\r\n{\"@timestamp\":\"2020-01-01T00:00:00Z\",\"forged\":\"" + word;
        String encoded = "%0D%0A%7B%22forged%22%3A%22" + word;

        // When
        tenant.owner().send(tenant.organization(), "dialer.lead.create", Map.of("phone", forged));
        tenant.owner()
                .post(
                        "/v1/organizations/" + encoded + "/commands/" + encoded,
                        forged,
                        Map.of("traceparent", word, "Idempotency-Key", word));
        tenant.owner().get(tenant.organization(), "documents/" + encoded + "/" + encoded);
        tenant.owner().get(tenant.organization(), "documents/dialer/leads?search=" + encoded);

        // Then
        for (String service : SERVICES) {
            assertThat(lines(service).stream().filter(l -> l.contains(word)))
                    .as(service)
                    .allSatisfy(
                            line ->
                                    assertThat(RunningTributary.JSON.readTree(line).has("forged"))
                                            .isFalse());
        }
    }

    @Test
    void neither_a_token_nor_a_key_is_in_any_log() throws IOException {
        // Given
        Tenant tenant = Tenant.found(TRIBUTARY, "tokens");
        String stolen = tenant.owner().bearer() + "x";
        String key = "trb_0123456789ab_" + UUID.randomUUID().toString().replace("-", "");

        // When
        ApiClient.Answer refused = with(tenant, stolen);
        ApiClient.Answer unknown = with(tenant, key);

        // Then
        assertThat(refused.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        StoreScan stores = new StoreScan(TRIBUTARY);
        assertThat(stores.logs(tenant.owner().bearer())).isEmpty();
        assertThat(stores.logs(key)).isEmpty();
    }

    private static ApiClient.Answer with(Tenant tenant, String bearer) {
        ApiClient owner = tenant.owner();
        return new ApiClient(owner.command(), owner.query(), bearer)
                .send(tenant.organization(), "dialer.lead.create", Map.of("phone", "+4930123456"));
    }

    private static List<String> lines(String service) throws IOException {
        Path log = TRIBUTARY.script().home().resolve("logs/" + service + ".log");
        String text = Files.readString(log);
        // The last line may be in the middle of being written.
        return text.substring(0, text.lastIndexOf('\n'))
                .lines()
                .dropWhile(line -> !isOfThisRun(line))
                .filter(line -> !OF_THE_MACHINE.matcher(line).matches())
                .toList();
    }

    /// The home may have been another build's before.
    private static boolean isOfThisRun(String line) {
        Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return line.startsWith("{")
                && Instant.parse(RunningTributary.JSON.readTree(line).at("/@timestamp").asString())
                        .isAfter(start);
    }
}
