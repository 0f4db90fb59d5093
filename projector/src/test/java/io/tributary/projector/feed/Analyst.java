package io.tributary.projector.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.fixtures.RealServers;
import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.settings.KafkaSettings;
import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.contract.FeedName;
import io.tributary.schemas.contract.FeedPassword;
import io.tributary.schemas.contract.RowKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whoever has the login of a feed.
final class Analyst {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FeedName feed;
    private final KafkaClients kafka;

    private Analyst(FeedName feed, String password) {
        this.feed = feed;
        this.kafka =
                new KafkaClients(
                        new KafkaSettings(
                                RealServers.shared().endpoints().kafkaBootstrap(),
                                feed.user(),
                                password));
    }

    /// @param asked the row that asks for the feed
    static Analyst of(RowKey asked, long passwordNumber) {
        return new Analyst(
                new FeedName(asked.organization(), Market.DOMAIN),
                FeedPassword.of(Market.SECRET, asked, passwordNumber));
    }

    /// @param row the JSON null for a tombstone
    record Read(String key, JsonNode row, Map<String, String> headers) {
        static Read of(ConsumerRecord<byte[], byte[]> record) {
            Map<String, String> headers = new TreeMap<>();
            record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), UTF_8)));
            byte @Nullable [] value = record.value();
            return new Read(
                    new String(record.key(), UTF_8),
                    value == null ? JSON.nullNode() : JSON.readTree(value),
                    headers);
        }

        /// `<table>/<text of the row>`, `-` for none.
        String brief() {
            String text = row.path("name").asString(row.path("text").asString("-"));
            return key.substring(0, key.indexOf('/')) + "/" + text;
        }

        String operation() {
            return headers.getOrDefault(ChangeHeader.OPERATION, "");
        }
    }

    /// Everything that is in the feed now; nothing when the user may not.
    List<Read> all() {
        List<Read> found = new ArrayList<>();
        TopicPartition own = new TopicPartition(feed.topic(), 0);
        try (Consumer<byte[], byte[]> consumer = consumer("all")) {
            consumer.assign(List.of(own));
            consumer.seekToBeginning(List.of(own));
            long end = consumer.endOffsets(List.of(own)).getOrDefault(own, 0L);
            while (consumer.position(own) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> found.add(Read.of(r)));
            }
        } catch (TopicAuthorizationException | SaslAuthenticationException notYet) {
            return List.of();
        }
        return found;
    }

    List<String> briefs() {
        return all().stream().map(Read::brief).toList();
    }

    boolean mayLogIn() {
        try (Admin admin = kafka.admin()) {
            admin.describeCluster().clusterId().get();
            return true;
        } catch (java.util.concurrent.ExecutionException refused) {
            if (refused.getCause() instanceof SaslAuthenticationException) {
                return false;
            }
            throw new IllegalStateException(refused);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// @param group below the user's own prefix
    Consumer<byte[], byte[]> consumer(String group) {
        return kafka.consumer(feed.groups() + group, Map.of("default.api.timeout.ms", 10_000));
    }

    KafkaClients kafka() {
        return kafka;
    }
}
