package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a domain declares as an index is what the database takes for such a question, asked by the
/// service's role inside an organization.
class IndexesUsedIT {
    private static final String ORGANIZATION = "00000000-0000-7000-8000-000000000007";
    private static final String THREAD = "00000000-0000-7000-8000-000000000003";

    /// Fifty organizations with four hundred rows each, a minute apart.
    private static final String ROWS =
            """
            from (select ('00000000-0000-7000-8000-' || lpad((g % 50)::text, 12, '0'))::uuid as organization_id,
                         ('00000000-0000-7000-8000-' || lpad((g % 31)::text, 12, '0'))::uuid as other,
                         timestamptz '2026-01-01' + g * interval '1 minute' as moment, g
                  from generate_series(1, 20000) g) r;
            """;

    @BeforeAll
    static void fill_the_tables() {
        String filling =
                Stream.of(
                                "insert into community.events (organization_id, title, starts_at, ends_at, status) select organization_id, 'Event', moment, moment, (array['draft', 'published', 'cancelled', 'completed'])[1 + g % 4]",
                                "insert into community.event_registrations (organization_id, event_id, user_id, position, registered_at) select organization_id, other, uuidv7(), g, moment",
                                "insert into community.social_posts (organization_id, created_at, content) select organization_id, moment, 'Post'",
                                "insert into community.direct_messages (organization_id, thread_id, content) select organization_id, other, 'Message'",
                                "insert into community.notifications (organization_id, user_id, title) select organization_id, other, 'Note'")
                        .map(insert -> insert + "\n" + ROWS)
                        .collect(Collectors.joining());
        Trial.shared().sql("set session_replication_role = replica;\n" + filling);
        Trial.shared()
                .sql(
                        "analyze community.events, community.event_registrations, community.social_posts, community.direct_messages, community.notifications");
    }

    @ParameterizedTest
    @Covers("CO-10")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    events               | starts_at between '2026-01-03' and '2026-01-04'                          | starts_at
                    events               | status = 'published' and starts_at > '2026-01-14' order by starts_at limit 10 | status_starts_at
                    event_registrations  | event_id = '{thread}' and status = 'waiting'                             | event_id_status
                    event_registrations  | user_id = '{thread}'                                                     | user_id
                    social_posts         | created_at > '2026-01-14' order by created_at desc limit 20              | created_at
                    direct_messages      | thread_id = '{thread}' order by created_at desc limit 20                 | thread_id_created_at
                    notifications        | user_id = '{thread}' order by created_at desc limit 20                   | user_id_created_at
                    """)
    void an_index_of_the_domain_answers_its_question(String table, String question, String index)
            throws SQLException {
        // When
        String plan =
                plan(
                        "select * from community.%s where organization_id = '%s' and %s"
                                .formatted(
                                        table, ORGANIZATION, question.replace("{thread}", THREAD)));

        // Then
        assertThat(plan)
                .containsPattern(" (on|using) " + table + "_" + index + "_index_p\\d")
                .doesNotContain("Seq");
    }

    private static String plan(String select) throws SQLException {
        try (var connection = Trial.shared().connect("tributary_command");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // The service's own sessions read no table from end to end anyway.
            statement.execute("set local enable_seqscan = on");
            statement.execute(
                    "select set_config('tributary.organization', '" + ORGANIZATION + "', true)");
            try (var rows = statement.executeQuery("explain " + select)) {
                StringBuilder plan = new StringBuilder();
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
                return plan.toString();
            }
        }
    }
}
