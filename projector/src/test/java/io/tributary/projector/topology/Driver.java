package io.tributary.projector.topology;

import io.tributary.schemas.contract.TopicName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A read model in Kafka's test driver, and what a reader of its topic would hold.
final class Driver implements AutoCloseable {
    static final Duration FLUSH = Duration.ofMillis(50);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final TopologyTestDriver driver;
    private final TestOutputTopic<String, byte[]> output;
    private final TestOutputTopic<String, byte[]> letters;
    private final Path directory;

    /// The emitted records in order, markers included; null for a tombstone.
    final List<TestRecord<String, byte[]>> emitted = new ArrayList<>();

    /// Documents by id, as the topic's compaction would leave them.
    final Map<String, JsonNode> documents = new HashMap<>();

    /// The positions of the latest marker.
    final Map<String, Long> positions = new HashMap<>();

    Driver(DerivedModel model) {
        try {
            directory = Files.createTempDirectory("driver");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        Properties properties =
                StreamsProperties.of(
                        "driver",
                        new StreamsSettings(directory, "1", FLUSH, Duration.ofMillis(100), 1),
                        Map.of("bootstrap.servers", "nowhere:1"));
        driver = new TopologyTestDriver(ReadModelTopology.of(model, 1, FLUSH), properties);
        output =
                driver.createOutputTopic(
                        TopologyNames.outputTopic(model.domain(), model.name(), 1),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        letters =
                driver.createOutputTopic(
                        TopicName.DEAD_LETTERS,
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
    }

    void send(String topic, String key, byte @Nullable [] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key.getBytes(StandardCharsets.UTF_8), value);
    }

    /// Lets the flush interval pass and takes over what was emitted.
    void flush() {
        driver.advanceWallClockTime(FLUSH.plusMillis(10));
        for (TestRecord<String, byte[]> record : output.readRecordsToList()) {
            emitted.add(record);
            if (TopologyNames.isMarker(record.key())) {
                positions.clear();
                MAPPER.readTree(record.value())
                        .get("positions")
                        .properties()
                        .forEach(p -> positions.put(p.getKey(), p.getValue().asLong()));
            } else if (record.value() == null) {
                documents.remove(record.key());
            } else {
                documents.put(record.key(), MAPPER.readTree(record.value()));
            }
        }
    }

    List<JsonNode> letters() {
        return letters.readRecordsToList().stream().map(r -> MAPPER.readTree(r.value())).toList();
    }

    @Override
    public void close() {
        driver.close();
        try (var files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
