package io.tributary.projector.rebuild;

import io.tributary.projector.Station;
import io.tributary.projector.index.IndexNote;
import io.tributary.projector.index.IndexPair;
import io.tributary.projector.index.IndexPair.Index;
import io.tributary.projector.index.IndexPairs;
import io.tributary.projector.index.RebuildSettings;
import io.tributary.projector.index.SecondIndices;
import io.tributary.projector.intake.GrowingPause;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.sink.IndexFiller;
import io.tributary.projector.telemetry.ProjectorMetric;
import io.tributary.projector.telemetry.StationHealth;
import io.tributary.projector.telemetry.Telemetry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The story of a rebuild: the second index is filled → compared with the live one → swapped in →
/// after a while the old one is deleted. One read model after the other.
///
/// **Resumes anywhere.** What is to be done next is read from OpenSearch in each look; a process
/// that is killed leaves nothing that another look does not see.
@Component
@Order(35)
final class Rebuilds implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final String HEALTH = "rebuild";

    /// An indexer that lags makes a difference too: after so many looks it is odd.
    private static final int ODD = 20;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final IndexPairs pairs;
    private final SecondIndices seconds;
    private final ReadModels models;
    private final IndexFiller filler;
    private final IndexSwap swap;
    private final RebuildSettings settings;
    private final StationHealth health;
    private final Map<String, Unequal> unequal = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile int running;
    private @Nullable Thread thread;

    /// @param next when it is to be looked at again (`System.nanoTime`)
    private record Unequal(
            String index, int times, List<String> differences, GrowingPause pause, long next) {

        static Unequal first(String index, RebuildSettings settings) {
            return new Unequal(
                    index, 0, List.of(), new GrowingPause(settings.look(), LONGEST_PAUSE), 0);
        }

        Unequal again(List<String> found) {
            return new Unequal(
                    index, times + 1, found, pause, System.nanoTime() + pause.next().toNanos());
        }

        boolean mayWait() {
            return times > 0 && System.nanoTime() - next < 0;
        }
    }

    Rebuilds(
            IndexPairs pairs,
            SecondIndices seconds,
            ReadModels models,
            IndexFiller filler,
            IndexSwap swap,
            RebuildSettings settings,
            StationHealth health,
            Telemetry telemetry) {
        this.pairs = pairs;
        this.seconds = seconds;
        this.models = models;
        this.filler = filler;
        this.swap = swap;
        this.settings = settings;
        this.health = health;
        telemetry.gauge(ProjectorMetric.REBUILDS, () -> running);
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("rebuild").start(this::run);
    }

    private void run() {
        try {
            do {
                look();
            } while (!stopping.await(settings.look().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            var rebuilt = new TreeSet<>(seconds.aliases());
            running = rebuilt.size();
            for (String alias : rebuilt) {
                Optional<ReadModel> model = models.findAlias(alias);
                Optional<IndexPair> pair = pairs.read(alias);
                if (model.isPresent() && pair.isPresent()) {
                    step(model.get(), pair.get());
                }
            }
            unequal.keySet().retainAll(rebuilt);
            tellHealth();
        } catch (IOException | RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("cause", failure.getMessage())
                    .log("A rebuild waits and is tried again");
        }
    }

    private void step(ReadModel model, IndexPair pair) throws IOException, InterruptedException {
        switch (pair.phase()) {
            case SERVING, ROLLED_BACK -> unequal.remove(model.alias());
            case BUILDING -> build(model, pair, pair.second().orElseThrow());
            case SWAPPED -> {
                unequal.remove(model.alias());
                finishInTime(pair);
            }
        }
    }

    private void build(ReadModel model, IndexPair pair, Index second)
            throws IOException, InterruptedException {
        Unequal before = unequal.get(model.alias());
        if (before == null || !before.index().equals(second.name())) {
            before = Unequal.first(second.name(), settings);
        }
        if (before.mayWait()) {
            return;
        }
        if (!filler.fill(model, second, stopping)) {
            return;
        }
        List<String> differences = swap.swap(model, pair, false);
        if (differences.isEmpty()) {
            unequal.remove(model.alias());
            filler.forget(second);
            return;
        }
        Unequal now = before.again(differences);
        unequal.put(model.alias(), now);
        if (now.times() % ODD == 0) {
            LOG.atWarn()
                    .addKeyValue("index", second.name())
                    .addKeyValue("differences", differences)
                    .log("The second index stays unequal: it is filled again");
            filler.forget(second);
        }
    }

    private void finishInTime(IndexPair pair) throws IOException {
        if (pair.isTakenBack()) {
            return;
        }
        Optional<Instant> swapped = pair.swappedAt();
        if (swapped.isEmpty()) {
            pairs.note(pair.live(), IndexNote.SWAPPED, Instant.now());
        } else if (swapped.get().plus(settings.keep()).isBefore(Instant.now())) {
            pairs.deleteSecond(pair);
            seconds.forget();
        }
    }

    /// What keeps the second index of a read model from being swapped in; empty when nothing does.
    List<String> differences(String alias) {
        Unequal now = unequal.get(alias);
        return now == null ? List.of() : now.differences();
    }

    private void tellHealth() {
        for (Map.Entry<String, Unequal> entry : unequal.entrySet()) {
            if (entry.getValue().times() >= ODD) {
                health.report(
                        HEALTH,
                        ("Expected the second index of %s to equal the first, but found %s. More:"
                                        + " ops/runbooks/rebuild.md")
                                .formatted(entry.getKey(), entry.getValue().differences()));
                return;
            }
        }
        health.clear(HEALTH);
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        Thread looking = thread;
        if (looking != null) {
            try {
                looking.join(STOP_PATIENCE);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
