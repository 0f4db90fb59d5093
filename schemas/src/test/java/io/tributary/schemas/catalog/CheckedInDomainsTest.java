package io.tributary.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.Domains;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckedInDomainsTest {
    private static final int MOST_PERCENT_WITH_RULES = 15;

    @Test
    void every_domain_parses_and_has_commands() {
        assertThat(Domains.checkedIn().domains())
                .extracting(Domain::name)
                .contains("identity", "dialer", "community", "learning", "pitchbook");
        assertThat(Domains.checkedIn().domains()).noneMatch(d -> d.commands().isEmpty());
    }

    @Test
    void few_commands_need_a_rule_in_java() {
        // Given
        List<CommandDefinition> commands =
                Domains.checkedIn().domains().stream().flatMap(d -> d.commands().stream()).toList();

        // When
        List<String> ruled =
                commands.stream()
                        .filter(CommandDefinition::rule)
                        .map(CommandDefinition::name)
                        .toList();

        // Then
        assertThat(ruled.size() * 100 / commands.size())
                .as(
                        "percent of %d commands with a rule (%s); find an annotation that says what they share",
                        commands.size(), String.join(", ", ruled))
                .isLessThanOrEqualTo(MOST_PERCENT_WITH_RULES);
    }
}
