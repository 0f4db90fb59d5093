package io.tributary.query.feed;

import io.tributary.query.telemetry.QueryMetric;
import io.tributary.query.telemetry.QueryMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows all partitions of some topics on one thread, for as long as the service lives.
///
/// **At least once.** After a failure, of Kafka or of the listener, the feed goes back to the place
/// after the last batch that the listener took whole. Topics that do not exist yet are waited for;
/// those that are wanted later join as soon as they exist, and the others go on meanwhile.
public final class TopicFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final Supplier<Set<String>> topics;
    private final FeedStart start;
    private final KafkaSettings settings;
    private final FeedListener listener;
    private final QueryMetrics metrics;
    private final Map<TopicPartition, Long> places = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile FeedState state = new FeedState.Starting();

    /// @param topics may grow while the feed lives
    public TopicFeed(
            String name,
            Supplier<Set<String>> topics,
            FeedStart start,
            KafkaSettings settings,
            FeedListener listener,
            QueryMetrics metrics) {
        this.name = name;
        this.topics = topics;
        this.start = start;
        this.settings = settings;
        this.listener = listener;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().name("feed-" + name).daemon().unstarted(this::run);
    }

    public void begin() {
        thread.start();
    }

    public String name() {
        return name;
    }

    public FeedState state() {
        return state;
    }

    @Override
    public void close() throws InterruptedException {
        stopped.countDown();
        thread.join(PAUSE);
    }

    private void run() {
        while (stopped.getCount() > 0) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(settings.consumer("tributary-query-" + name))) {
                follow(consumer);
            } catch (WakeupException expected) {
                LOG.debug("Feed {} was woken to stop.", name);
            } catch (RuntimeException e) {
                state = new FeedState.Failing(String.valueOf(e.getMessage()));
                metrics.count(QueryMetric.FEED_RESTARTS, "feed", name);
                LOG.warn("Feed {} starts anew after a failure: {}", name, e.toString(), e);
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        Set<String> followed = Set.of();
        List<TopicPartition> partitions = List.of();
        Map<TopicPartition, Long> target = Map.of();
        boolean caughtUp = false;
        while (stopped.getCount() > 0) {
            Set<String> wanted = topics.get();
            List<TopicPartition> more =
                    wanted.equals(followed) ? List.of() : partitions(consumer, wanted);
            if (!more.isEmpty()) {
                followed = wanted;
                partitions = more;
                consumer.assign(partitions);
                FeedPlaces.seek(consumer, partitions, places, start);
                target = caughtUp ? target : consumer.endOffsets(partitions);
            }
            if (partitions.isEmpty()) {
                pause();
                continue;
            }
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            consumer.poll(POLL).forEach(records::add);
            Map<TopicPartition, Long> now = new HashMap<>();
            partitions.forEach(p -> now.put(p, consumer.position(p)));
            if (!records.isEmpty() || !now.equals(places)) {
                listener.took(records, Map.copyOf(now));
                places.putAll(now);
            }
            if (!caughtUp && FeedPlaces.reached(now, target)) {
                caughtUp = true;
                LOG.info("Feed {} has read what there was at its start.", name);
            }
            state = caughtUp ? new FeedState.Following() : new FeedState.Starting();
        }
    }

    /// Empty while a topic is missing.
    private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Set<String> wanted) {
        var known = consumer.listTopics();
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : wanted) {
            var infos = known.get(topic);
            if (infos == null) {
                LOG.debug("Feed {} waits for {}.", name, topic);
                if (places.isEmpty()) {
                    state = new FeedState.Failing("Topic " + topic + " does not exist yet.");
                }
                return List.of();
            }
            infos.forEach(i -> partitions.add(new TopicPartition(topic, i.partition())));
        }
        return partitions;
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Feed {} stops.", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Feed " + name + " was interrupted", e);
        }
    }
}
