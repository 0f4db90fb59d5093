package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An earlier version of a row comes back.
@Covers("PL-2")
class RestoreIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int HISTORIES = Boolean.getBoolean("tributary.full") ? 200 : 12;

    private final Trial trial = Trial.shared();
    private final Tenant owner = trial.found();
    private final Dialer dialer = new Dialer(owner);

    @Test
    void any_version_of_any_history_comes_back_whoever_wrote_it() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            String lead = dialer.lead();
            List<ObjectNode> states = new ArrayList<>(List.of(row(lead)));
            for (int step = random.nextInt(1, 8); step > 0; step--) {
                change(random, lead);
                states.add(row(lead));
            }
            boolean gone = random.nextInt(3) == 0;
            if (gone) {
                remove(random, lead);
            }
            ObjectNode wanted = states.get(random.nextInt(states.size()));

            // When
            Reply reply = restore(lead, wanted.get("version").asLong());

            // Then
            assertThat(reply.status()).as("seed %d: %s", seed, reply).isEqualTo(200);
            assertThat(reply.version()).isEqualTo(gone ? 1 : states.size() + 1);
            assertThat(content(row(lead))).as("seed %d", seed).isEqualTo(content(wanted));
        }
    }

    @Test
    void a_state_that_only_transitions_reach_is_kept_and_the_rest_comes_back() {
        // Given
        String campaign = dialer.campaign("draft");
        String name = dialer.of("campaigns", campaign, "name");
        owner.send("dialer.campaign.launch", "{\"id\": \"%s\"}".formatted(campaign));
        owner.send(
                "dialer.campaign.update",
                "{\"id\": \"%s\", \"name\": \"Other\"}".formatted(campaign));

        // When
        Reply reply = owner.send("dialer.campaign.restore", body(campaign, 1));

        // Then
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(dialer.of("campaigns", campaign, "name")).isEqualTo(name);
        assertThat(dialer.of("campaigns", campaign, "status")).isEqualTo("active");
        assertThat(
                        owner.count(
                                "platform.journal",
                                "command = 'dialer.campaign.restore' and outcome = 'accepted' and"
                                        + " changes->0->>'operation' = 'update'"))
                .isEqualTo(1);
    }

    @Test
    void a_version_that_never_was_and_a_row_that_never_was_are_told_apart() {
        // Given
        String lead = dialer.lead();

        // Then
        assertThat(restore(lead, 7).code()).isEqualTo("CMD-320");
        assertThat(restore("" + UUID.randomUUID(), 1).code()).isEqualTo("CMD-320");
        assertThat(restore(lead, 0).errors()).containsExactly("version out_of_range");
        assertThat(owner.send("dialer.lead.restore", "{\"id\": \"%s\"}".formatted(lead)).errors())
                .containsExactly("version required");
    }

    @Test
    void it_is_checked_like_an_update() {
        // Given
        String lead = dialer.lead();
        String phone = dialer.of("leads", lead, "phone");
        dialer.set("leads", lead, "phone = '%s'".formatted(Dialer.number()));
        String other = owner.lead(phone);
        Tenant viewer = owner.member("viewer");

        // Then
        assertThat(restore(lead, 1).code()).as("the number is another's").isEqualTo("CMD-303");
        assertThat(viewer.send("dialer.lead.restore", body(lead, 1)).code()).isEqualTo("CMD-203");
        assertThat(owner.send("dialer.lead.restore", body(lead, 1), "If-Match", "\"1\"").code())
                .isEqualTo("CMD-302");
        owner.send("dialer.lead.delete", "{\"id\": \"%s\"}".formatted(other));
        assertThat(owner.send("dialer.lead.restore", body(lead, 1), "If-Match", "\"2\"").version())
                .isEqualTo(3);
    }

    @Test
    void who_makes_a_row_anew_under_an_id_restores_nothing_of_what_it_was() {
        // Given
        String lead = dialer.lead("\"company\": \"Secret\"");
        dialer.set("leads", lead, "company = 'Also secret'");
        owner.send("dialer.lead.delete", "{\"id\": \"%s\"}".formatted(lead));
        owner.send(
                "dialer.lead.create",
                "{\"id\": \"%s\", \"phone\": \"%s\"}".formatted(lead, Dialer.number()));

        // Then
        assertThat(restore(lead, 2).code()).isEqualTo("CMD-320");
        assertThat(restore(lead, 1).status()).isEqualTo(200);
        assertThat(dialer.of("leads", lead, "company")).isNull();
    }

    @Test
    @Covers("PL-1")
    void another_organizations_versions_are_not_there() {
        // Given
        String lead = dialer.lead();
        Tenant stranger = trial.found();

        // Then
        assertThat(stranger.send("dialer.lead.restore", body(lead, 1)).code()).isEqualTo("CMD-320");
    }

    private void change(Random random, String lead) {
        switch (random.nextInt(4)) {
            case 0 -> send(lead, "\"company\": \"Grüße %d\"".formatted(random.nextInt(100)));
            case 1 -> send(lead, "\"age\": null, \"callback_at\": \"2026-12-01T10:00:00.5+05:30\"");
            case 2 ->
                    dialer.set(
                            "leads",
                            lead,
                            "age = %d, company = null".formatted(random.nextInt(100)));
            default ->
                    dialer.set(
                            "leads",
                            lead,
                            "callback_at = now(), priority = " + random.nextInt(100));
        }
    }

    private void remove(Random random, String lead) {
        if (random.nextBoolean()) {
            owner.send("dialer.lead.delete", "{\"id\": \"%s\"}".formatted(lead));
        } else {
            trial.sql("delete from dialer.leads where id = '" + lead + "'");
        }
    }

    private void send(String lead, String fields) {
        Reply reply =
                owner.send("dialer.lead.update", "{\"id\": \"%s\", %s}".formatted(lead, fields));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }

    private Reply restore(String lead, long version) {
        return owner.send("dialer.lead.restore", body(lead, version));
    }

    private static String body(String id, long version) {
        return "{\"id\": \"%s\", \"version\": %d}".formatted(id, version);
    }

    private ObjectNode row(String lead) {
        return (ObjectNode)
                JSON.readTree(
                        trial.sql(
                                "select to_jsonb(t) from dialer.leads t where id = '"
                                        + lead
                                        + "'"));
    }

    private static JsonNode content(ObjectNode row) {
        return row.deepCopy().remove(List.of("version", "created_at", "updated_at"));
    }
}
