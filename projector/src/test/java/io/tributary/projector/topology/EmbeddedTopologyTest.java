package io.tributary.projector.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EmbeddedTopologyTest {
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID SPRING = UUID.randomUUID();
    private static final UUID AUTUMN = UUID.randomUUID();

    private final Driver driver = new Driver(CallDomain.embedded());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void a_parent_has_its_fields_and_the_figures_of_its_children() {
        // Given
        campaign(SPRING, "Spring", null);
        call("1", SPRING, "sale", 60);
        call("2", SPRING, "none", 30);

        // When
        driver.flush();

        // Then
        JsonNode document = driver.documents.get(key(SPRING));
        assertThat(document.get("name").asString()).isEqualTo("Spring");
        assertThat(document.get("created_at").asString()).isEqualTo("2026-09-21T14:13:20.000Z");
        assertThat(document.get("visible_to")).hasToString("[\"everyone\"]");
        assertThat(document.get("calls")).hasToString("{\"calls\":2,\"seconds\":90}");
        assertThat(document.get("sales")).hasToString("{\"sold\":1250}");
        assertThat(document.get("follow_ups")).hasToString("{\"campaigns\":0}");
    }

    @Test
    void a_child_before_its_parent_has_no_document_until_the_parent_comes() {
        // Given
        call("1", SPRING, "sale", 60);
        driver.flush();
        boolean early = driver.emitted.stream().anyMatch(r -> r.key().equals(key(SPRING)));

        // When
        campaign(SPRING, "Spring", null);
        driver.flush();

        // Then
        assertThat(early).isFalse();
        assertThat(calls(SPRING)).isEqualTo(1);
    }

    @Test
    void a_child_that_moves_is_taken_from_the_one_parent_and_added_to_the_other() {
        // Given
        campaign(SPRING, "Spring", null);
        campaign(AUTUMN, "Autumn", null);
        call("1", SPRING, "sale", 60);
        driver.flush();

        // When
        call("1", AUTUMN, "sale", 60);
        driver.flush();

        // Then
        assertThat(calls(SPRING)).isZero();
        assertThat(calls(AUTUMN)).isEqualTo(1);
    }

    @Test
    void a_deleted_parent_leaves_no_document_and_comes_back_with_its_children() {
        // Given
        campaign(SPRING, "Spring", null);
        call("1", SPRING, "sale", 60);
        driver.flush();

        // When
        driver.send(CallDomain.CAMPAIGNS_TOPIC, key(SPRING), null);
        call("2", SPRING, "none", 5);
        driver.flush();
        boolean gone = !driver.documents.containsKey(key(SPRING));
        campaign(SPRING, "Spring again", null);
        driver.flush();

        // Then
        assertThat(gone).isTrue();
        assertThat(calls(SPRING)).isEqualTo(2);
    }

    @Test
    void a_deleted_child_or_one_without_parent_counts_no_more() {
        // Given
        campaign(SPRING, "Spring", null);
        call("1", SPRING, "sale", 60);
        call("2", SPRING, "sale", 60);
        call("3", SPRING, "sale", 60);
        driver.flush();

        // When
        driver.send(CallDomain.CALLS_TOPIC, callKey("1"), null);
        call("2", null, "sale", 60);
        driver.flush();

        // Then
        assertThat(calls(SPRING)).isEqualTo(1);
    }

    @Test
    void a_table_may_be_parent_and_child_of_itself() {
        // Given
        campaign(SPRING, "Spring", null);
        campaign(AUTUMN, "Autumn", SPRING);

        // When
        driver.flush();

        // Then
        assertThat(driver.documents.get(key(SPRING)).get("follow_ups"))
                .hasToString("{\"campaigns\":1}");
    }

    @Test
    void thousands_of_changed_children_are_one_document_and_the_marker_names_every_topic() {
        // Given
        campaign(SPRING, "Spring", null);
        driver.flush();
        driver.emitted.clear();
        for (int i = 0; i < 2_000; i++) {
            call("" + i, SPRING, "none", 1);
        }

        // When
        driver.flush();

        // Then
        assertThat(driver.emitted).hasSize(2);
        assertThat(calls(SPRING)).isEqualTo(2_000);
        assertThat(driver.positions)
                .isEqualTo(Map.of(CallDomain.CAMPAIGNS_TOPIC, 1L, CallDomain.CALLS_TOPIC, 2_000L));
    }

    private void campaign(UUID id, String name, @Nullable UUID follows) {
        Map<String, Object> values = new HashMap<>(Map.of("name", name, "status", "active"));
        if (follows != null) {
            values.put("follows_id", follows.toString());
        }
        driver.send(CallDomain.CAMPAIGNS_TOPIC, key(id), Rows.campaign(key(id), values));
    }

    private void call(String name, @Nullable UUID campaign, String outcome, int seconds) {
        Map<String, Object> values = new HashMap<>();
        values.put("campaign_id", campaign == null ? null : campaign.toString());
        values.put("outcome", outcome);
        values.put("contacted", true);
        values.put("seconds", seconds);
        values.put("amount", Rows.decimal("12.50"));
        driver.send(CallDomain.CALLS_TOPIC, callKey(name), Rows.call(callKey(name), values));
    }

    private long calls(UUID campaign) {
        return driver.documents.get(key(campaign)).get("calls").get("calls").asLong();
    }

    private static String callKey(String name) {
        return key(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static String key(UUID id) {
        return ORGANIZATION + "/" + id;
    }
}
