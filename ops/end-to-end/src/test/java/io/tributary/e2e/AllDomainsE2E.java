package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// All five domains at once. Five take twice the time of the usual three to start: not for the
/// small run.
@EnabledIfSystemProperty(named = "tributary.full", matches = "true")
class AllDomainsE2E {
    private static final int PORTS_FROM = 27_600;
    private static final EntryScript SCRIPT =
            new EntryScript(
                    EntryScript.CHECKOUT.resolve("ops/end-to-end/target/all-domains"),
                    Map.of("TRIBUTARY_DOMAINS", "identity,dialer,community,learning,pitchbook"));

    private static Tenant tenant;
    private static ApiClient member;
    private static String memberId;

    @BeforeAll
    static void start() {
        RunningTributary tributary = RunningTributary.startIn(SCRIPT, PORTS_FROM);
        tenant = Tenant.found(tributary, "all");
        memberId = UUID.randomUUID().toString();
        member = tributary.as(memberId);
        String joined =
                token(
                        "identity.organization_member.create",
                        Map.of("user_id", memberId, "display_name", "Mia", "role", "member"));
        assertThat(status(member, "identity/organizations/" + tenant.organization(), joined))
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        SCRIPT.run("down");
    }

    @Test
    void rows_of_every_domain_agree_with_their_documents() {
        // When
        tenant.created("dialer.campaign.create", Map.of("name", "Spring"));
        tenant.created(
                "community.challenge.create",
                Map.of(
                        "title",
                        "Walk",
                        "starts_at",
                        "2026-12-01T00:00:00.000Z",
                        "ends_at",
                        "2026-12-02T00:00:00.000Z"));
        String course =
                tenant.created("learning.course.create", Map.of("title", "Java", "slug", "java"));
        String variant =
                tenant.created(
                        "learning.course_variant.create",
                        Map.of("course_id", course, "level", "beginner"));
        String logged =
                token(
                        "pitchbook.activity_log.create",
                        Map.of("user_id", memberId, "action", "opened"));

        // Then
        assertThat(status(member, "learning/course_variants/" + variant, logged)).isEqualTo(404);
        assertThat(status(tenant.owner(), "learning/course_variants/" + variant, logged))
                .isEqualTo(200);
        assertAgreed();
    }

    private static void assertAgreed() {
        EntryScript.Result verified =
                SCRIPT.run("verify", "--organization", tenant.organization().toString());
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    private static String token(String command, Map<String, ?> body) {
        return tenant.accepted(command, body).token().orElseThrow();
    }

    private static int status(ApiClient reader, String document, String token) {
        return reader.getAfter(tenant.organization(), "documents/" + document, token).status();
    }
}
