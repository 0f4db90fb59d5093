package io.tributary.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;

/// Looks for a word in everything that an installation keeps, as its operator.
final class StoreScan {
    private static final String TABLES =
            """
            select distinct coalesce(pg_partition_root(c.oid)::regclass, c.oid::regclass)::text
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'm', 'p') and not c.relispartition
              and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            """;

    private final RunningTributary tributary;
    private final ChangeAudit operator;
    private final DocumentStore documents;

    StoreScan(RunningTributary tributary) {
        this.tributary = tributary;
        this.operator = ChangeAudit.of(tributary);
        this.documents = new DocumentStore(tributary);
    }

    /// Names of the tables that hold the word in any column.
    Set<String> tables(String word) throws SQLException {
        Set<String> holding = new TreeSet<>();
        try (Connection connection = operator.superuser();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                String found =
                        "select exists (select from %s t where strpos(t::text, '%s') > 0)"
                                .formatted(table, word);
                try (ResultSet row = statement.executeQuery(found)) {
                    row.next();
                    if (row.getBoolean(1)) {
                        holding.add(table);
                    }
                }
            }
        }
        return holding;
    }

    /// Names of the topics that hold the word in a key, a value or a header, committed or not.
    Map<String, Set<String>> topics(Set<String> words) {
        Map<String, Set<String>> holding = new TreeMap<>();
        words.forEach(word -> holding.put(word, new TreeSet<>()));
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        operator.kafkaClient(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.listTopics().values().stream()
                            .flatMap(List::stream)
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Set<TopicPartition> behind = new HashSet<>(partitions);
            while (!behind.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    String said = said(record);
                    holding.forEach(
                            (word, topics) -> {
                                if (said.contains(word)) {
                                    topics.add(record.topic());
                                }
                            });
                }
                behind.removeIf(p -> consumer.position(p) >= ends.get(p));
            }
        }
        return holding;
    }

    private static String said(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder said = new StringBuilder(text(record.key())).append(text(record.value()));
        for (Header header : record.headers()) {
            said.append(text(header.value()));
        }
        return said.toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// Names of the indices that hold the word in any document, without what tells generations
    /// apart.
    Map<String, Set<String>> indices(Set<String> words) {
        Map<String, Set<String>> holding = new TreeMap<>();
        words.forEach(word -> holding.put(word, new TreeSet<>()));
        documents.ask("POST", "/_refresh", "");
        JsonNode page = documents.ask("POST", "/_all/_search?scroll=1m&size=5000", "{}");
        while (!page.at("/hits/hits").isEmpty()) {
            for (JsonNode hit : page.at("/hits/hits")) {
                String said = hit.toString();
                holding.forEach(
                        (word, indices) -> {
                            if (said.contains(word)) {
                                indices.add(
                                        hit.get("_index").asString().replaceFirst("-g?\\d+$", ""));
                            }
                        });
            }
            page =
                    documents.ask(
                            "POST",
                            "/_search/scroll",
                            "{\"scroll\":\"1m\",\"scroll_id\":\"%s\"}"
                                    .formatted(page.get("_scroll_id").asString()));
        }
        return holding;
    }

    /// Names of the logs that hold the word.
    Set<String> logs(String word) throws IOException {
        Set<String> holding = new TreeSet<>();
        Path home = tributary.script().home();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
                // A segment of a topic is called a log too, and is looked at as a topic.
                boolean segment = file.getFileName().toString().matches("\\d{20}\\.log");
                if (!segment
                        && Files.isRegularFile(file)
                        && Files.readString(file, StandardCharsets.ISO_8859_1).contains(word)) {
                    holding.add(home.relativize(file).toString());
                }
            }
        }
        return holding;
    }
}
