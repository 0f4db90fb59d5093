package io.tributary.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.contract.OrganizationPartition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Compares what the topic of the trial items tells with what the audit of the table tells.
///
/// A step is `<transaction> <operation> <key>`. Within a key the audit's sequence is the order of
/// execution, and so of commit, since two transactions cannot hold one row at a time.
final class TopicHistory {
    private static final Map<String, String> OPERATIONS =
            Map.of("create", "insert", "update", "update", "delete", "delete");

    private final TrialDatabase database;
    private final TrialTopics topics;

    TopicHistory(TrialDatabase database, TrialTopics topics) {
        this.database = database;
        this.topics = topics;
    }

    /// A reader of this moment sees no transaction in part.
    void assertOnlyWholeTransactions() throws SQLException {
        var published = topics.read(TrialTopics.ITEMS);
        Map<String, Integer> expected = new HashMap<>();
        for (String step : audit()) {
            expected.merge(group(step), 1, Integer::sum);
        }
        Map<String, Integer> found = new HashMap<>();
        for (var record : published) {
            found.merge(group(step(record)), 1, Integer::sum);
        }
        found.forEach(
                (group, count) ->
                        assertThat(count)
                                .as("changes of transaction and partition %s", group)
                                .isEqualTo(expected.get(group)));
    }

    /// The topic is the table's history: each change once, in order, each transaction in one piece.
    void assertEqual() throws SQLException {
        List<ConsumerRecord<byte[], byte[]>> published = topics.read(TrialTopics.ITEMS);
        List<String> audited = audit();

        assertThat(published).as("changes in the topic").hasSize(audited.size());
        assertThat(byKey(published.stream().map(TopicHistory::step).toList()))
                .as("changes of each key, in order")
                .isEqualTo(byKey(audited));
        assertInOnePiece(published);
    }

    boolean isComplete() throws SQLException {
        return topics.read(TrialTopics.ITEMS).size() >= audit().size();
    }

    private List<String> audit() throws SQLException {
        return database.query(
                "select transaction || ' ' || operation || ' ' || organization_id || '/' || id"
                        + " from trial.audit order by seq");
    }

    private static String step(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = TrialTopics.headers(record);
        return headers.get(ChangeHeader.TRANSACTION)
                + " "
                + OPERATIONS.get(headers.get(ChangeHeader.OPERATION))
                + " "
                + TrialTopics.key(record);
    }

    private static String group(String step) {
        String key = step.substring(step.lastIndexOf(' ') + 1);
        UUID organization = UUID.fromString(key.substring(0, key.indexOf('/')));
        return step.substring(0, step.indexOf(' '))
                + " in "
                + OrganizationPartition.of(organization, 4);
    }

    private static Map<String, List<String>> byKey(Collection<String> steps) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String step : steps) {
            found.computeIfAbsent(step.substring(step.lastIndexOf(' ') + 1), _ -> new ArrayList<>())
                    .add(step);
        }
        return found;
    }

    private static void assertInOnePiece(List<ConsumerRecord<byte[], byte[]>> published) {
        Map<Integer, String> last = new HashMap<>();
        Set<String> ended = new HashSet<>();
        for (var record : published) {
            String transaction =
                    TrialTopics.headers(record).get(ChangeHeader.TRANSACTION)
                            + " in "
                            + record.partition();
            String before = last.put(record.partition(), transaction);
            if (!transaction.equals(before)) {
                assertThat(ended.add(transaction))
                        .as("transaction %s comes in one piece", transaction)
                        .isTrue();
            }
        }
    }
}
