package io.tributary.command.limits;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The great budgets of whoever sends: one each, kept only while it is not whole.
///
/// Safe for use by many threads.
final class SharedBudgets {
    /// Most budgets that are told in one statement.
    private static final int MOST_TOLD = 5000;

    record Key(String kind, UUID id) {}

    private final Map<Key, SharedBudget> budgets = new ConcurrentHashMap<>();

    int size() {
        return budgets.size();
    }

    /// Nanoseconds until there is room; 0 when there is.
    long wait(Key key, long now, long cost, Quota quota) {
        SharedBudget budget = budgets.get(key);
        return budget == null
                ? (quota.most() == 0 ? quota.window().toNanos() : 0)
                : budget.wait(now, cost, quota);
    }

    void take(Key key, long now, long cost, Quota quota) {
        budgets.compute(
                key,
                (k, known) -> {
                    SharedBudget budget = known == null ? new SharedBudget(now) : known;
                    budget.take(now, cost, quota);
                    return budget;
                });
    }

    /// Forgets those that are whole: nobody can tell them from new ones.
    void forgetWhole(long now) {
        budgets.keySet()
                .forEach(key -> budgets.computeIfPresent(key, (k, b) -> b.isWhole(now) ? null : b));
    }

    boolean hasNews() {
        return budgets.values().stream().anyMatch(b -> b.toTell() > 0);
    }

    private record Told(SharedBudget budget, long cost) {}

    /// Tells the other processes, through the database, and hears from them.
    void exchange(Connection connection) throws SQLException {
        Map<Key, Told> telling = new LinkedHashMap<>();
        for (var entry : budgets.entrySet()) {
            long cost = entry.getValue().toTell();
            if (cost > 0 && telling.size() < MOST_TOLD) {
                telling.put(entry.getKey(), new Told(entry.getValue(), cost));
            }
        }
        if (telling.isEmpty()) {
            return;
        }
        List<String> kinds = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        List<Long> costs = new ArrayList<>();
        telling.forEach(
                (key, told) -> {
                    kinds.add(key.kind());
                    ids.add(key.id());
                    costs.add(told.cost());
                });
        try (var report =
                connection.prepareStatement("select * from platform.report_rates(?, ?, ?)")) {
            report.setArray(1, connection.createArrayOf("text", kinds.toArray()));
            report.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            report.setArray(3, connection.createArrayOf("bigint", costs.toArray()));
            try (var rows = report.executeQuery()) {
                long now = System.nanoTime();
                while (rows.next()) {
                    Told told =
                            telling.get(
                                    new Key(
                                            rows.getString("kind"),
                                            rows.getObject("id", UUID.class)));
                    if (told != null) {
                        told.budget().told(now, told.cost(), rows.getLong("whole_in"));
                    }
                }
            }
        }
    }
}
