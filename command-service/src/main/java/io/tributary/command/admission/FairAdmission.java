package io.tributary.command.admission;

import io.tributary.command.settings.AdmissionSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets a fixed number of commands run at a time. While all places are taken, organizations take
/// turns: one with a thousand waiting commands gets no more of them than one with two.
public final class FairAdmission {
    private final AdmissionSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Deque<CompletableFuture<Boolean>>> queues = new HashMap<>();

    /// Organizations with somebody waiting, in the order of their turns.
    private final Deque<UUID> turns = new ArrayDeque<>();

    private final int places;

    private int free;
    private int waiting;

    public FairAdmission(AdmissionSettings settings, int places) {
        this.settings = settings;
        this.places = places;
        this.free = places;
    }

    /// What became of the wish to run.
    public sealed interface Admission<T> {
        record Ran<T>(T result) implements Admission<T> {}

        /// The organization has too many waiting already.
        record TooMany<T>() implements Admission<T> {}

        /// All organizations together have too many waiting, or the wait was too long.
        record Overloaded<T>() implements Admission<T> {}
    }

    public <T> Admission<T> run(UUID organization, Supplier<T> work) {
        CompletableFuture<Boolean> turn;
        lock.lock();
        try {
            if (free > 0) {
                free--;
                turn = null;
            } else if (waiting >= settings.waiting()) {
                return new Admission.Overloaded<>();
            } else {
                turn = queue(organization);
                if (turn == null) {
                    return new Admission.TooMany<>();
                }
            }
        } finally {
            lock.unlock();
        }
        if (turn != null && !await(organization, turn)) {
            return new Admission.Overloaded<>();
        }
        try {
            return new Admission.Ran<>(work.get());
        } finally {
            release();
        }
    }

    /// How many are running now.
    public int running() {
        lock.lock();
        try {
            return places - free;
        } finally {
            lock.unlock();
        }
    }

    /// How many are waiting now.
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable CompletableFuture<Boolean> queue(UUID organization) {
        Deque<CompletableFuture<Boolean>> queue = queues.get(organization);
        if (queue == null) {
            queue = new ArrayDeque<>();
            queues.put(organization, queue);
            turns.addLast(organization);
        } else if (queue.size() >= settings.waitingPerOrganization()) {
            return null;
        }
        CompletableFuture<Boolean> turn = new CompletableFuture<>();
        queue.addLast(turn);
        waiting++;
        return turn;
    }

    private boolean await(UUID organization, CompletableFuture<Boolean> turn) {
        try {
            return turn.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException impatient) {
            if (impatient instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return !leave(organization, turn);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// False when the turn came in the same moment: the place is ours then.
    private boolean leave(UUID organization, CompletableFuture<Boolean> turn) {
        lock.lock();
        try {
            Deque<CompletableFuture<Boolean>> queue = queues.get(organization);
            if (queue == null || !queue.remove(turn)) {
                return false;
            }
            waiting--;
            if (queue.isEmpty()) {
                queues.remove(organization);
                turns.remove(organization);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        lock.lock();
        try {
            UUID next = turns.pollFirst();
            Deque<CompletableFuture<Boolean>> queue = next == null ? null : queues.get(next);
            if (next == null || queue == null) {
                free++;
                return;
            }
            CompletableFuture<Boolean> turn = queue.removeFirst();
            waiting--;
            if (queue.isEmpty()) {
                queues.remove(next);
            } else {
                turns.addLast(next);
            }
            turn.complete(true);
        } finally {
            lock.unlock();
        }
    }
}
