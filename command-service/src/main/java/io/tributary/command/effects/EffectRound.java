package io.tributary.command.effects;

import io.tributary.command.settings.EffectSettings;
import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.workers.Rounds;
import io.tributary.command.write.CommandFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers the effects that wait, each in a thread of its own.
///
/// **At least once.** An effect is ended after its receiver answered; one whose worker died is
/// delivered again when its lease is over, under the same id. What fails is tried again after a
/// growing, scattered pause, and given up after the last attempt.
///
/// An organization has a bounded share of the deliveries at a time, so a receiver that does not
/// answer holds up nobody else's.
final class EffectRound implements Rounds.Round, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EffectRound.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    /// While deliveries are in flight, more of the same organization may wait behind them.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final EffectRegister register;
    private final Delivery delivery;
    private final EffectSettings settings;
    private final CommandMetrics metrics;
    private final String[] kinds;
    private final Semaphore free;
    private final Map<UUID, Integer> busy = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile EffectRegister.State state = EffectRegister.State.NONE;

    EffectRound(
            EffectRegister register,
            Delivery delivery,
            EffectSettings settings,
            CommandMetrics metrics) {
        this.register = register;
        this.delivery = delivery;
        this.settings = settings;
        this.metrics = metrics;
        this.free = new Semaphore(settings.inFlight());
        List<String> all = new ArrayList<>(settings.gateways().kinds());
        all.add(StoredEffect.WEBHOOK);
        this.kinds = all.toArray(String[]::new);
    }

    /// As the last round found it.
    EffectRegister.State state() {
        return state;
    }

    @Override
    public Duration go() {
        int places = free.availablePermits();
        List<StoredEffect> claimed = places == 0 ? List.of() : claim(places);
        for (StoredEffect effect : claimed) {
            free.acquireUninterruptibly();
            busy.merge(effect.organization(), 1, Integer::sum);
            threads.execute(() -> deliverOne(effect));
        }
        if (!busy.isEmpty()) {
            return LOOK_AGAIN;
        }
        state = register.state(kinds);
        return LOOK;
    }

    /// An organization with deliveries in flight gets its next ones when those are over.
    private List<StoredEffect> claim(int places) {
        Duration lease = settings.timeout().multipliedBy(3);
        return register.claim(kinds, List.copyOf(busy.keySet()), places, settings.share(), lease);
    }

    private void deliverOne(StoredEffect effect) {
        try {
            deliver(effect);
        } catch (CommandRejected | CommandFailed unavailable) {
            LOG.atWarn()
                    .addKeyValue("effect", effect.id())
                    .setCause(unavailable)
                    .log("What became of an effect could not be noted; it is delivered again.");
        } finally {
            busy.computeIfPresent(effect.organization(), (_, many) -> many == 1 ? null : many - 1);
            free.release();
        }
    }

    private void deliver(StoredEffect effect) {
        switch (delivery.attempt(effect)) {
            case Delivery.Outcome.Delivered() -> {
                register.delivered(effect);
                metrics.effect(effect.kind(), "delivered");
            }
            case Delivery.Outcome.Hopeless(String reason) -> giveUp(effect, reason);
            case Delivery.Outcome.Failed(String reason) -> {
                if (effect.attempts() >= settings.attempts()) {
                    giveUp(effect, reason);
                } else {
                    register.postpone(effect, pauseAfter(effect.attempts()), reason);
                    metrics.effect(effect.kind(), "failed");
                }
            }
        }
    }

    private void giveUp(StoredEffect effect, String reason) {
        register.giveUp(effect, reason);
        metrics.effect(effect.kind(), "dead");
        LOG.atWarn()
                .addKeyValue("effect", effect.id())
                .addKeyValue("organization", effect.organization())
                .addKeyValue("reason", reason)
                .log("An effect was given up; see the runbook dead-effects.");
    }

    /// Between half of the pause and all of it, so that what failed together does not come back
    /// together.
    private Duration pauseAfter(int attempts) {
        long doubled = settings.pause().toMillis() << Math.min(attempts - 1, 20);
        long pause = Math.min(doubled, settings.longestPause().toMillis());
        return Duration.ofMillis(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    }

    /// Waits for the deliveries in flight.
    @Override
    public void close() {
        threads.close();
    }
}
