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
/// turns, and so do the users of each: one with a thousand waiting commands gets no more turns than
/// one with two, and is the one who hears that it is too much.
public final class FairAdmission {
    private final AdmissionSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Queue> queues = new HashMap<>();

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

        /// The organization has too many waiting already, and nobody there has more than the user.
        record TooMany<T>() implements Admission<T> {}

        /// All organizations together have too many waiting, or the wait was too long.
        record Overloaded<T>() implements Admission<T> {}
    }

    public <T> Admission<T> run(UUID organization, UUID user, Supplier<T> work) {
        CompletableFuture<Queue.End> turn;
        lock.lock();
        try {
            if (free > 0) {
                free--;
                turn = null;
            } else if (waiting >= settings.waiting()) {
                return new Admission.Overloaded<>();
            } else {
                turn = queue(organization, user);
                if (turn == null) {
                    return new Admission.TooMany<>();
                }
            }
        } finally {
            lock.unlock();
        }
        if (turn != null) {
            Queue.End end = await(organization, user, turn);
            if (end == null) {
                return new Admission.Overloaded<>();
            }
            if (end == Queue.End.DISPLACED) {
                return new Admission.TooMany<>();
            }
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

    private @Nullable CompletableFuture<Queue.End> queue(UUID organization, UUID user) {
        Queue queue = queues.get(organization);
        if (queue == null) {
            queue = new Queue(settings.waitingPerOrganization());
            queues.put(organization, queue);
            turns.addLast(organization);
        }
        int before = queue.size();
        CompletableFuture<Queue.End> turn = queue.add(user);
        waiting += queue.size() - before;
        return turn;
    }

    /// Null when no turn came in time.
    private Queue.@Nullable End await(
            UUID organization, UUID user, CompletableFuture<Queue.End> turn) {
        try {
            return turn.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException impatient) {
            if (impatient instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return leave(organization, user, turn) ? null : turn.join();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// False when the end came in the same moment: the place, if it is one, is ours then.
    private boolean leave(UUID organization, UUID user, CompletableFuture<Queue.End> turn) {
        lock.lock();
        try {
            Queue queue = queues.get(organization);
            if (queue == null || !queue.remove(user, turn)) {
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
            Queue queue = next == null ? null : queues.get(next);
            if (next == null || queue == null) {
                free++;
                return;
            }
            CompletableFuture<Queue.End> turn = queue.poll();
            waiting--;
            if (queue.isEmpty()) {
                queues.remove(next);
            } else {
                turns.addLast(next);
            }
            turn.complete(Queue.End.ADMITTED);
        } finally {
            lock.unlock();
        }
    }
}
