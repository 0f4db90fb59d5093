package io.tributary.standalone.demo.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.standalone.demo.DataSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallsDataSetTest {

    @Test
    void the_whole_data_set_becomes_twelve_organizations_with_every_call_once() {
        // When
        DataSet plan = CallsDataSet.read();

        // Then
        assertThat(plan.organizations()).hasSize(12);
        assertThat(plan.foundations()).hasSize(12);
        assertThat(plan.records()).isEqualTo(45_211);
        Set<Object> ids = new HashSet<>();
        plan.tracks().stream()
                .flatMap(List::stream)
                .flatMap(chunk -> chunk.commands().stream())
                .forEach(command -> ids.add(command.body().get("id")));
        assertThat(ids).hasSize(2 * 45_211);
    }

    @Test
    void no_chunk_holds_more_commands_than_a_request_may_carry() {
        // When
        DataSet plan = CallsDataSet.read();

        // Then
        assertThat(plan.tracks().stream().flatMap(List::stream))
                .allMatch(chunk -> chunk.commands().size() <= 1000);
        assertThat(plan.foundations()).allMatch(chunk -> chunk.commands().size() <= 1000);
    }

    @Test
    void chunks_of_an_organization_have_keys_that_differ() {
        // When
        DataSet plan = CallsDataSet.read();

        // Then
        List<String> keys =
                plan.tracks().stream()
                        .flatMap(List::stream)
                        .map(c -> c.organization().key() + "/" + c.key())
                        .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void the_calls_of_a_day_are_spread_over_the_working_day_in_their_order() {
        // Given
        List<BankCall> calls =
                IntStream.rangeClosed(1, 3)
                        .mapToObj(i -> Calls.callWith("call_seq", String.valueOf(i)))
                        .toList();

        // When
        List<Object> starts =
                CallsDataSet.of(calls).tracks().getFirst().getFirst().commands().stream()
                        .filter(c -> c.command().equals("dialer.call_log.create"))
                        .map(c -> c.body().get("started_at"))
                        .toList();

        // Then
        assertThat(starts)
                .containsExactly(
                        "2008-05-05T08:00:00Z", "2008-05-05T11:00:00Z", "2008-05-05T14:00:00Z");
    }

    @Test
    void a_call_in_winter_begins_in_the_winter_time_of_lisbon() {
        // When
        Instant start = WorkingDay.startOf(LocalDate.of(2008, 12, 1), 0, 1);

        // Then
        assertThat(start).isEqualTo(Instant.parse("2008-12-01T09:00:00Z"));
    }
}
