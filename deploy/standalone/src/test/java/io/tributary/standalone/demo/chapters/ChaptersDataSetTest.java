package io.tributary.standalone.demo.chapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.standalone.demo.CommandChunk;
import io.tributary.standalone.demo.DataSet;
import io.tributary.standalone.demo.DemoCommand;
import io.tributary.standalone.demo.DemoOrganization;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChaptersDataSetTest {
    private final DataSet data = ChaptersDataSet.read();

    @Test
    void every_event_and_every_change_is_one_command_of_its_chapter() {
        // When
        Map<String, Long> commands =
                commands().stream()
                        .collect(
                                Collectors.groupingBy(DemoCommand::command, Collectors.counting()));

        // Then
        assertThat(commands)
                .containsEntry("community.event.create", 5_227L)
                .containsEntry("community.member_count.create", 8_005L)
                .containsEntry("identity.organization.update", 12L);
        assertThat(data.records()).isEqualTo(5_227 + 8_017);
        assertThat(
                        commands().stream()
                                .filter(c -> c.command().startsWith("community."))
                                .map(c -> c.body().get("id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void chapters_that_are_in_no_list_have_their_events_too() {
        // Then
        assertThat(data.organizations()).hasSize(262);
        assertThat(data.organizations())
                .extracting(DemoOrganization::slug)
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("[a-z0-9]+(-[a-z0-9]+)*"))
                .contains("rladies-leuven", "muhq-deleted-9919-notopic-508502");
        assertThat(
                        data.tracks().stream()
                                .filter(t -> t.stream().anyMatch(ChaptersDataSetTest::hasEvents)))
                .hasSize(235);
    }

    @Test
    void changes_of_a_chapter_keep_their_order() {
        // Given
        List<CommandChunk> muscat =
                data.tracks().stream()
                        .filter(t -> t.getFirst().organization().slug().equals("rladies-masqat"))
                        .findFirst()
                        .orElseThrow();

        // When
        List<String> renames =
                muscat.stream()
                        .flatMap(c -> c.commands().stream())
                        .filter(c -> c.command().equals("identity.organization.update"))
                        .map(c -> c.body().containsKey("name") ? "name" : "slug")
                        .toList();

        // Then
        assertThat(renames).containsExactly("name", "slug");
        assertThat(
                        muscat.stream()
                                .flatMap(c -> c.commands().stream())
                                .filter(c -> c.command().equals("community.member_count.create"))
                                .map(c -> c.body().get("counted_at").toString()))
                .isSorted();
    }

    private List<DemoCommand> commands() {
        return data.tracks().stream()
                .flatMap(List::stream)
                .flatMap(c -> c.commands().stream())
                .toList();
    }

    private static boolean hasEvents(CommandChunk chunk) {
        return chunk.commands().stream()
                .anyMatch(c -> c.command().equals("community.event.create"));
    }
}
