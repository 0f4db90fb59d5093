package io.tributary.projector.sink;

import io.tributary.projector.intake.GrowingPause;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.telemetry.ProjectorMetric;
import io.tributary.projector.telemetry.StationHealth;
import io.tributary.projector.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the topics of all read models and keeps a bounded number of bulk requests in flight.
///
/// When it is quiet a record is written as soon as it arrives; under load the records that arrive
/// while requests are under way make the next request larger.
///
/// **At least once, and in effect exactly once**: an offset is committed only when everything
/// before it is acknowledged, and a repeated write carries the same version. A partition whose
/// records fail for a passing reason is paused, and they are tried again for ever; the others go
/// on.
final class IndexingLoop implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(IndexingLoop.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration SLOT_PATIENCE = Duration.ofSeconds(1);
    private static final Duration COMMIT_EVERY = Duration.ofMillis(100);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final ReadModels models;
    private final Delivery delivery;
    private final AppliedPublisher publisher;
    private final StationHealth health;
    private final Telemetry telemetry;
    private final TraceLog traces;
    private final SinkSettings settings;
    private final int partitions;

    private final Acknowledged acknowledged = new Acknowledged();
    private final Deque<RecordBatch> waiting = new ArrayDeque<>();
    private long committedAt = System.nanoTime();
    private final Object publishing = new Object();
    private final Semaphore slots;
    private final AtomicInteger batches = new AtomicInteger();
    private final Map<TopicPartition, AtomicInteger> stalled = new ConcurrentHashMap<>();
    private final AtomicBoolean grown = new AtomicBoolean(true);
    private final CountDownLatch stopping = new CountDownLatch(1);

    IndexingLoop(
            Consumer<byte[], byte[]> consumer,
            ReadModels models,
            Delivery delivery,
            AppliedPublisher publisher,
            StationHealth health,
            Telemetry telemetry,
            TraceLog traces,
            SinkSettings settings,
            int partitions) {
        this.partitions = partitions;
        this.consumer = consumer;
        this.models = models;
        this.delivery = delivery;
        this.publisher = publisher;
        this.health = health;
        this.telemetry = telemetry;
        this.traces = traces;
        this.settings = settings;
        this.slots = new Semaphore(settings.inFlight());
    }

    /// Makes {@link #run} read the topics of read models that came since, too.
    void grow() {
        grown.set(true);
    }

    /// Makes {@link #run} finish what is in flight and return.
    void stop() {
        stopping.countDown();
        consumer.wakeup();
    }

    @Override
    public void run() {
        try (consumer) {
            while (stopping.getCount() > 0) {
                if (grown.compareAndSet(true, false)) {
                    consumer.subscribe(models.all().stream().map(ReadModel::topic).toList(), this);
                }
                pauseWhatIsStalled();
                take(consumer.poll(IDLE));
                commit();
                submitWaiting();
            }
        } catch (WakeupException stopped) {
            LOG.debug("The indexer was woken to stop");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            health.report("documents", "" + failure);
            LOG.atError().setCause(failure).log("The indexer stopped");
        }
    }

    private void deliver(RecordBatch batch) {
        boolean holdsSlot = true;
        try {
            Collection<RecordBatch.Keyed> todo = batch.latest();
            Set<Acknowledged.Span> open = new HashSet<>(batch.spans());
            Set<TopicPartition> stalledHere = new HashSet<>();
            GrowingPause pause = new GrowingPause(settings.retryFrom(), settings.retryTo());
            while (true) {
                Delivery.Attempt attempt = delivery.attempt(todo);
                todo = attempt.again();
                Set<TopicPartition> failed = partitionsOf(todo);
                finish(batch, open, failed);
                release(stalledHere, failed);
                if (todo.isEmpty()) {
                    return;
                }
                stall(stalledHere, failed, attempt.trouble());
                if (holdsSlot && failed.size() < batch.spans().size()) {
                    slots.release();
                    holdsSlot = false;
                }
                if (stopping.await(pause.next().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                todo = stillOwned(todo);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            // Its positions are never passed: a restart reads the records again.
            health.report("documents", "" + failure);
            LOG.atError().setCause(failure).log("A batch failed in a way that was not foreseen");
            stop();
        } finally {
            batches.decrementAndGet();
            if (holdsSlot) {
                slots.release();
            }
        }
    }

    private static Set<TopicPartition> partitionsOf(Collection<RecordBatch.Keyed> records) {
        Set<TopicPartition> partitions = new HashSet<>();
        records.forEach(
                k ->
                        partitions.add(
                                new TopicPartition(k.record().topic(), k.record().partition())));
        return partitions;
    }

    /// Closes the spans of all partitions that did not fail and publishes what they say.
    private void finish(
            RecordBatch batch, Set<Acknowledged.Span> open, Set<TopicPartition> failed) {
        for (Acknowledged.Span span : batch.spans()) {
            if (open.contains(span) && !failed.contains(span.partition())) {
                open.remove(span);
                // One at a time, so that positions of a partition never go back.
                synchronized (publishing) {
                    acknowledged
                            .done(span)
                            .ifPresent(
                                    told ->
                                            publisher.publish(
                                                    models.ofTopic(told.partition().topic()),
                                                    told.partition().partition(),
                                                    told.applied()));
                }
            }
        }
        traces.acknowledged(batch, failed);
    }

    private List<RecordBatch.Keyed> stillOwned(Collection<RecordBatch.Keyed> records) {
        return records.stream()
                .filter(
                        k ->
                                acknowledged.awaits(
                                        new TopicPartition(
                                                k.record().topic(), k.record().partition())))
                .toList();
    }

    private void stall(Set<TopicPartition> here, Set<TopicPartition> failed, String trouble) {
        telemetry.count(ProjectorMetric.BULKS_RETRIED, 1);
        for (TopicPartition partition : failed) {
            if (here.add(partition)) {
                stalled.computeIfAbsent(partition, _ -> new AtomicInteger()).incrementAndGet();
            }
        }
        health.report("documents", "retrying " + failed + ": " + trouble);
        LOG.atWarn()
                .addKeyValue("partitions", failed)
                .addKeyValue("cause", trouble)
                .log("Documents are tried again");
    }

    private void release(Set<TopicPartition> here, Set<TopicPartition> failed) {
        if (here.isEmpty()) {
            return;
        }
        for (TopicPartition partition : Set.copyOf(here)) {
            if (!failed.contains(partition)) {
                here.remove(partition);
                stalled.computeIfPresent(partition, (_, n) -> n.decrementAndGet() == 0 ? null : n);
            }
        }
        if (stalled.isEmpty()) {
            health.clear("documents");
        }
    }

    private void pauseWhatIsStalled() {
        Set<TopicPartition> wanted = new HashSet<>(stalled.keySet());
        wanted.retainAll(consumer.assignment());
        Set<TopicPartition> resumed = new HashSet<>(consumer.paused());
        resumed.removeAll(wanted);
        consumer.resume(resumed);
        consumer.pause(wanted);
    }

    private void take(ConsumerRecords<byte[], byte[]> polled) {
        if (!polled.isEmpty()) {
            waiting.add(RecordBatch.of(polled, models, partitions, acknowledged));
        }
    }

    /// Starts a request for each batch. While none may start, the consumer is paused but stays a
    /// member of its group; a poll may still bring records of a partition assigned meanwhile.
    private void submitWaiting() throws InterruptedException {
        while (!waiting.isEmpty()) {
            while (!slots.tryAcquire(SLOT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                consumer.pause(consumer.assignment());
                take(consumer.poll(Duration.ZERO));
                commit();
                if (stopping.getCount() == 0) {
                    throw new InterruptedException("stopping");
                }
            }
            RecordBatch batch = waiting.remove();
            batches.incrementAndGet();
            var unused = Thread.ofVirtual().name("bulk").start(() -> deliver(batch));
        }
    }

    private void commit() {
        long now = System.nanoTime();
        if (now - committedAt < COMMIT_EVERY.toNanos()) {
            return;
        }
        committedAt = now;
        Map<TopicPartition, OffsetAndMetadata> offsets = toCommit();
        if (!offsets.isEmpty()) {
            consumer.commitAsync(
                    offsets,
                    (_, failure) -> {
                        if (failure != null) {
                            LOG.atWarn()
                                    .addKeyValue("cause", failure.getMessage())
                                    .log("Offsets were not committed; they will be read again");
                        }
                    });
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> toCommit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        acknowledged
                .takePositions()
                .forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end)));
        return offsets;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        for (TopicPartition partition : assigned) {
            ReadModel model = models.ofTopic(partition.topic());
            long position = consumer.position(partition);
            Map<String, Long> known = new HashMap<>();
            if (!model.fedByTopology()) {
                known.put(partition.topic(), position);
            } else if (position == 0) {
                model.inputs().forEach(input -> known.put(input, 0L));
            }
            if (!known.isEmpty()) {
                publisher.publish(model, partition.partition(), known);
            }
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        awaitBatches();
        commitNow();
        revoked.forEach(acknowledged::forget);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        lost.forEach(acknowledged::forget);
    }

    /// Gives requests in flight a moment to end, so that a new owner need not repeat them. It looks
    /// now and then, since a signal from every request would cost more than this rare wait.
    private void awaitBatches() {
        long until = System.nanoTime() + LAST_PATIENCE.toNanos();
        try {
            while (batches.get() > 0 && stalled.isEmpty() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void commitNow() {
        Map<TopicPartition, OffsetAndMetadata> offsets = toCommit();
        try {
            if (!offsets.isEmpty()) {
                consumer.commitSync(offsets, Duration.ofSeconds(5));
            }
        } catch (KafkaException failure) {
            LOG.atWarn()
                    .addKeyValue("cause", failure.getMessage())
                    .log("Offsets were not committed; they will be read again");
        }
    }
}
