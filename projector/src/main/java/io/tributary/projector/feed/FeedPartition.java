package io.tributary.projector.feed;

import io.tributary.projector.intake.GrowingPause;
import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.telemetry.StationHealth;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fills the feeds of one partition number in a thread of its own: one session after the other,
/// each from the position that the one before it committed.
final class FeedPartition implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedPartition.class);
    private static final Duration TURN_PATIENCE = Duration.ofSeconds(3);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final int partition;
    private final List<ServedFeed> feeds;
    private final List<FeedTable> tables;
    private final KafkaClients kafka;
    private final StationHealth health;
    private final String name;
    private final Thread thread;
    private final GrowingPause pause =
            new GrowingPause(Duration.ofMillis(100), Duration.ofSeconds(5));
    private volatile boolean wanted = true;
    private volatile boolean failed;

    FeedPartition(
            int partition,
            List<ServedFeed> feeds,
            List<FeedTable> tables,
            KafkaClients kafka,
            StationHealth health) {
        this.partition = partition;
        this.feeds = feeds;
        this.tables = tables;
        this.kafka = kafka;
        this.health = health;
        this.name = "feeds-" + partition;
        this.thread = Thread.ofPlatform().name(name).unstarted(this);
    }

    void start() {
        thread.start();
    }

    List<ServedFeed> feeds() {
        return feeds;
    }

    /// Whether a session failed since this was asked last.
    boolean failed() {
        boolean was = failed;
        failed = false;
        return was;
    }

    @Override
    public void run() {
        while (wanted) {
            try (FeedSession session = FeedSession.open(partition, feeds, tables, kafka)) {
                while (wanted) {
                    session.turn();
                    pause.reset();
                    health.clear(name);
                }
            } catch (RuntimeException failure) {
                if (wanted) {
                    failed = true;
                    health.report(name, "" + failure.getMessage());
                    LOG.atWarn()
                            .addKeyValue("partition", partition)
                            .setCause(failure)
                            .log("Feeds begin a new session after a failure");
                    rest();
                }
            }
        }
        health.clear(name);
    }

    private void rest() {
        try {
            Thread.sleep(pause.next());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when it writes no more. What was not committed is written again by the next.
    void stop() {
        wanted = false;
        try {
            // A turn is short; only a server that does not answer makes it long.
            if (!thread.join(TURN_PATIENCE)) {
                thread.interrupt();
                thread.join(STOP_PATIENCE);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
