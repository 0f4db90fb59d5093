package io.tributary.command.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Those of one organization who wait. Its users take turns; when it is full, whoever has most
/// waiting gives up the last of them for one who has fewer.
///
/// **Not thread-safe.**
final class Queue {

    /// What became of somebody who waited.
    enum End {
        ADMITTED,
        DISPLACED
    }

    private final Map<UUID, Deque<CompletableFuture<End>>> users = new LinkedHashMap<>();
    private final int most;
    private int size;

    Queue(int most) {
        this.most = most;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /// Null when there is no place.
    @Nullable CompletableFuture<End> add(UUID user) {
        if (size > 0 && size >= most && !displaceFor(user)) {
            return null;
        }
        CompletableFuture<End> turn = new CompletableFuture<>();
        users.computeIfAbsent(user, u -> new ArrayDeque<>()).addLast(turn);
        size++;
        return turn;
    }

    /// The next user's first; that user is the last then.
    CompletableFuture<End> poll() {
        var first = users.entrySet().iterator().next();
        UUID user = first.getKey();
        Deque<CompletableFuture<End>> own = first.getValue();
        users.remove(user);
        CompletableFuture<End> turn = own.removeFirst();
        if (!own.isEmpty()) {
            users.put(user, own);
        }
        size--;
        return turn;
    }

    /// Whether it waited still.
    boolean remove(UUID user, CompletableFuture<End> turn) {
        Deque<CompletableFuture<End>> own = users.get(user);
        if (own == null || !own.remove(turn)) {
            return false;
        }
        if (own.isEmpty()) {
            users.remove(user);
        }
        size--;
        return true;
    }

    private boolean displaceFor(UUID user) {
        Deque<CompletableFuture<End>> own = users.get(user);
        int mine = own == null ? 0 : own.size();
        Deque<CompletableFuture<End>> longest = null;
        for (Deque<CompletableFuture<End>> queue : users.values()) {
            if (longest == null || queue.size() > longest.size()) {
                longest = queue;
            }
        }
        if (longest == null || longest.size() <= mine + 1) {
            return false;
        }
        longest.removeLast().complete(End.DISPLACED);
        size--;
        return true;
    }
}
