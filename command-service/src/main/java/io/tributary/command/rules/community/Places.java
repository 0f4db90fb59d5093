package io.tributary.command.rules.community;

import io.tributary.command.decision.RowCondition;
import io.tributary.command.decision.RowOrder;
import io.tributary.command.decision.RowStore;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The places of one event. Whoever makes one locks the event, so that nobody else counts its
/// places at the same time.
final class Places {
    private static final RowCondition HOLDS_A_PLACE =
            RowCondition.is("status", "registered", "attended", "absent");
    private static final RowCondition WAITS = RowCondition.is("status", "waiting");

    private final RowStore rows;
    private final Entity registrations;
    private final ObjectNode event;

    private Places(RowStore rows, ObjectNode event) {
        this.rows = rows;
        this.registrations = rows.entity("EventRegistration");
        this.event = event;
    }

    /// Empty when there is no such event.
    static Optional<Places> locked(RowStore rows, UUID event) {
        return rows.lock(rows.entity("Event"), event).map(row -> new Places(rows, row));
    }

    /// Whether people can still come.
    boolean open() {
        return event.get("status").stringValue().equals("published")
                && Instant.parse(event.get("ends_at").stringValue()).isAfter(rows.now());
    }

    boolean hasWaitingList() {
        return event.get("waiting_list").booleanValue();
    }

    boolean isFree() {
        return !event.hasNonNull("capacity") || taken() < event.get("capacity").intValue();
    }

    long taken() {
        return rows.count(registrations, List.of(ofEvent(), HOLDS_A_PLACE));
    }

    /// The caller's registration that is not cancelled.
    Optional<ObjectNode> ofCaller() {
        return rows
                .page(
                        registrations,
                        List.of(
                                ofEvent(),
                                RowCondition.is("user_id", rows.actor().toString()),
                                RowCondition.is(
                                        "status", "registered", "waiting", "attended", "absent")),
                        new UUID(0, 0))
                .stream()
                .findFirst();
    }

    /// The number that the next registration gets. Registrations are never deleted one by one, so
    /// it only grows.
    long nextPosition() {
        return rows.count(registrations, List.of(ofEvent())) + 1;
    }

    /// Gives free places to those who wait, first come, first served.
    void fill() {
        while (open() && isFree()) {
            Optional<ObjectNode> first =
                    rows.lockNext(
                            registrations,
                            List.of(ofEvent(), WAITS),
                            List.of(RowOrder.rising("position")));
            if (first.isEmpty()) {
                return;
            }
            rows.update(
                    registrations,
                    UUID.fromString(first.get().get(BaseColumns.ID).stringValue()),
                    JsonNodeFactory.instance.objectNode().put("status", "registered"));
        }
    }

    private RowCondition ofEvent() {
        return RowCondition.is("event_id", event.get(BaseColumns.ID).stringValue());
    }
}
