package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.command.Trial.Reply;
import io.tributary.command.admission.LogRoom;
import io.tributary.fixtures.Covers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What happens when nobody publishes what is written.
@Covers("ID-14")
class LogRoomIT {
    private static final String SLOT = "held_back";

    /// As of {@link Trial}.
    private static final long AHEAD = 16L << 20;

    private static final Duration LEASE = Duration.ofSeconds(1);

    private final Trial trial = Trial.shared();
    private final Tenant owner = trial.found();

    @Test
    void commands_stop_before_the_pipeline_loses_its_place_and_go_on_after() {
        // Given
        trial.sql("alter system set max_slot_wal_keep_size = '64MB'");
        trial.sql("select pg_reload_conf()");
        trial.sql("select pg_create_logical_replication_slot('%s', 'pgoutput')".formatted(SLOT));
        int before = create().status();

        // When
        for (int segment = 0; segment < 4; segment++) {
            trial.sql("select pg_logical_emit_message(false, 'fill', repeat('x', 1000), true)");
            trial.sql("select pg_switch_wal()");
        }
        trial.sql("select pg_logical_emit_message(false, 'fill', repeat('x', 13000000), true)");

        // Then
        await().until(() -> create().code().equals("CMD-503"));
        assertThat(create().header("Retry-After")).isEqualTo("1");
        assertThat(
                        trial.sql(
                                "select wal_status from pg_replication_slots where slot_name = '%s'"
                                        .formatted(SLOT)))
                .isNotEqualTo("lost");
        trial.sql("select pg_drop_replication_slot('%s')".formatted(SLOT));
        await().until(() -> create().status() == before);
        assertThat(before).isEqualTo(201);
    }

    @Test
    void an_import_that_is_far_ahead_of_the_pipeline_writes_one_batch_per_lease() {
        // Given
        Imports imports = new Imports(owner);
        trial.sql("select pg_create_logical_replication_slot('%s', 'pgoutput')".formatted(SLOT));
        for (int segment = 0; segment < 3; segment++) {
            trial.sql("select pg_logical_emit_message(false, 'fill', repeat('x', 1000), true)");
            trial.sql("select pg_switch_wal()");
        }
        LogRoom room = trial.bean(LogRoom.class);
        await().until(() -> room.unpublished(room.written()) > AHEAD);

        // When
        long start = System.nanoTime();
        JsonNode state = imports.imported(Imports.leads(0, 300));

        // Then
        assertThat(Imports.counts(state)).containsExactly(300L, 0L, 0L, 0L);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(LEASE.multipliedBy(2));
    }

    @AfterEach
    void as_it_was() {
        trial.sql(
                "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '%s'"
                        .formatted(SLOT));
        trial.sql("alter system reset max_slot_wal_keep_size");
        trial.sql("select pg_reload_conf()");
    }

    private Reply create() {
        return owner.send(
                "dialer.campaign.create", "{\"name\": \"%s\"}".formatted(UUID.randomUUID()));
    }
}
