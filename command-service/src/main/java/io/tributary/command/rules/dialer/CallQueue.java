package io.tributary.command.rules.dialer;

import io.tributary.command.decision.RowCondition;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The leads that wait for an agent, or for a broadcast.
final class CallQueue {
    private static final RowCondition OPEN = RowCondition.is("status", "waiting", "claimed");
    private static final RowCondition FOR_AGENTS = new RowCondition.Empty("broadcast_id");

    private final RowStore rows;
    private final Entity entries;

    CallQueue(RowStore rows) {
        this.rows = rows;
        this.entries = rows.entity("CallQueueEntry");
    }

    /// The lead's entries that agents have or can get.
    List<ObjectNode> openOf(String lead) {
        return openOf(List.of(lead));
    }

    private List<ObjectNode> openOf(List<String> leads) {
        return rows.page(
                entries,
                List.of(new RowCondition.In("lead_id", leads), OPEN, FOR_AGENTS),
                ValidCommand.NO_ROW);
    }

    void add(ObjectNode entry) {
        rows.insertAll(entries, List.of(entry));
    }

    void change(ObjectNode entry, ObjectNode values) {
        rows.update(entries, id(entry), values);
    }

    /// Adds an entry for every lead that meets the conditions and may be called. Returns how many.
    ///
    /// @param onlyNew whether leads that wait already are left out
    int addAll(
            List<RowCondition> leads, boolean onlyNew, Function<ObjectNode, ObjectNode> entryOf) {
        Entity lead = rows.entity("Lead");
        DoNotCall doNotCall = new DoNotCall(rows);
        int added = 0;
        UUID after = ValidCommand.NO_ROW;
        for (List<ObjectNode> page = rows.page(lead, leads, after);
                !page.isEmpty();
                page = rows.page(lead, leads, after)) {
            after = id(page.getLast());
            Set<String> listed = doNotCall.amongst(texts(page, "phone"));
            Set<String> waiting = onlyNew ? waitingOf(page) : Set.of();
            List<ObjectNode> entered = new ArrayList<>();
            for (ObjectNode one : page) {
                if (!listed.contains(one.get("phone").stringValue())
                        && !waiting.contains(one.get(BaseColumns.ID).stringValue())) {
                    entered.add(entryOf.apply(one));
                }
            }
            if (!entered.isEmpty()) {
                rows.insertAll(entries, entered);
            }
            added += entered.size();
        }
        return added;
    }

    private Set<String> waitingOf(List<ObjectNode> leads) {
        return new HashSet<>(texts(openOf(texts(leads, BaseColumns.ID)), "lead_id"));
    }

    /// An entry for the lead, not before the moment that it asked for, if it did.
    static ObjectNode entryFor(ObjectNode lead) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.set("lead_id", lead.get(BaseColumns.ID));
        entry.set("priority", lead.get("priority"));
        entry.set("due_at", lead.get("callback_at"));
        return entry;
    }

    static UUID id(ObjectNode row) {
        return UUID.fromString(row.get(BaseColumns.ID).stringValue());
    }

    private static List<String> texts(List<ObjectNode> rows, String field) {
        return rows.stream().map(row -> row.get(field).stringValue()).toList();
    }
}
