package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.schemas.contract.FeedName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guide to feeds, typed as it stands, and who is not told a feed's login.
class FeedE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();
    private static final Duration SOON = Duration.ofSeconds(30);
    @TempDir private Path folder;

    @Test
    void an_analyst_asks_for_a_feed_reads_it_and_ends_it() throws Exception {
        // Given
        DocumentedCommands guide =
                Kcat.logsInWithScram()
                        ? DocumentedCommands.of("ops/docs/feeds.md")
                        : DocumentedCommands.of("ops/docs/feeds.md").without("kcat ");

        // When
        String out = guide.run(folder, TRIBUTARY.script().home());

        // Then
        assertThat(out)
                .contains("\"mechanism\": \"SCRAM-SHA-256\"")
                .containsSubsequence(" Harbour", " Quay", " is gone");
        if (Kcat.logsInWithScram()) {
            assertThat(out).containsPattern("leads/\\S+ operation=create\\S* \\{.*Harbour");
        }
        String feed = out.replaceAll("(?s).*\"(tributary\\.feed\\.[^\"]+)\".*", "$1");
        assertThat(FeedName.ofTopic(feed)).isPresent();
        try (Admin admin = Admin.create(ChangeAudit.of(TRIBUTARY).kafkaClient())) {
            await().atMost(SOON).until(() -> !admin.listTopics().names().get().contains(feed));
        }
    }

    @Test
    void only_admins_of_the_organization_learn_a_login() {
        // Given
        Tenant tenant = Tenant.found(TRIBUTARY, "feeds");
        Tenant stranger = Tenant.found(TRIBUTARY, "others");
        ApiClient.Answer asked =
                tenant.accepted("identity.analyst_feed.create", Map.of("domain", "identity"));
        String path = "feeds/" + asked.json().get("id").asString();
        String editor = UUID.randomUUID().toString();
        String token =
                tenant.accepted(
                                "identity.organization_member.create",
                                Map.of(
                                        "user_id",
                                        editor,
                                        "display_name",
                                        "Editor",
                                        "role",
                                        "editor"))
                        .token()
                        .orElseThrow();

        // When
        ApiClient.Answer own = tenant.owner().getAfter(tenant.organization(), path, token);

        // Then
        assertThat(own.must(200).json().get("username").asString())
                .isEqualTo(new FeedName(tenant.organization(), "identity").user());
        assertThat(own.raw().headers().firstValue("Cache-Control")).contains("no-store");
        TRIBUTARY.as(editor).getAfter(tenant.organization(), path, token).must(404);
        stranger.owner().get(tenant.organization(), path).must(403);
        stranger.owner().get(stranger.organization(), path).must(404);
    }
}
