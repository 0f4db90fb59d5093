package io.tributary.projector.topology;

import io.tributary.projector.projection.Placed;
import io.tributary.projector.projection.Restriction;
import io.tributary.projector.projection.RowReader;
import io.tributary.projector.projection.UnreadableRow;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.contract.TopicName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Joins rows with those that decide who sees them, in whatever order either arrives. Until a
/// deciding row is there, nobody sees the document. When one changes, all documents of its subject
/// are emitted anew, a bounded number per flush.
final class RestrictedProjection implements Projection {
    /// As many as a transaction holds in a fraction of its time.
    static final int FAN_OUT_PER_FLUSH = 10_000;

    private final Restriction restriction;
    private final RowReader rowReader;
    private final RowReader decidingReader;
    private final RowsBySubject rows;
    private final RowsBySubject deciding;
    private final FanOuts fanOuts;
    private final Consumer<String> changed;
    private final String rowTopic;
    private final String decidingTopic;

    /// The decisions of the subject asked for last: the rows of a fan-out all have the same.
    private @Nullable String knownSubject;

    private List<Placed> known = List.of();

    RestrictedProjection(
            Restriction restriction,
            RowReader rowReader,
            RowReader decidingReader,
            RowsBySubject rows,
            RowsBySubject deciding,
            FanOuts fanOuts,
            Consumer<String> changed) {
        this.restriction = restriction;
        this.rowReader = rowReader;
        this.decidingReader = decidingReader;
        this.rows = rows;
        this.deciding = deciding;
        this.fanOuts = fanOuts;
        this.changed = changed;
        this.rowTopic = TopicName.of(restriction.entity().table());
        this.decidingTopic = TopicName.of(restriction.deciding().table());
    }

    @Override
    public void apply(String topic, RowKey key, byte @Nullable [] value) throws UnreadableRow {
        // One table may decide on itself. Both of its roles read the row before either stores
        // something, so that an unreadable row changes nothing.
        List<Runnable> changes = new ArrayList<>();
        if (topic.equals(decidingTopic)) {
            Placed now =
                    value == null ? null : restriction.decision(key, decidingReader.read(value));
            changes.add(() -> decide(key.toString(), now));
        }
        if (topic.equals(rowTopic)) {
            Placed now = value == null ? null : restriction.placed(key, rowReader.read(value));
            changes.add(() -> place(key.toString(), now));
        }
        changes.forEach(Runnable::run);
    }

    private void place(String row, @Nullable Placed now) {
        rows.replace(row, now);
        // Emitted again when nothing changed, too: a touch of the row repairs its document.
        changed.accept(row);
    }

    private void decide(String row, @Nullable Placed now) {
        Placed before = deciding.replace(row, now);
        if (Objects.equals(before, now)) {
            return;
        }
        knownSubject = null;
        if (before != null) {
            fanOut(before.subject());
        }
        if (now != null && (before == null || !before.subject().equals(now.subject()))) {
            fanOut(now.subject());
        }
    }

    private void fanOut(String subject) {
        if (!rows.of(subject, "", 1).isEmpty()) {
            fanOuts.begin(subject);
        }
    }

    @Override
    public boolean goOn() {
        int left = FAN_OUT_PER_FLUSH;
        while (left > 0 && !fanOuts.isEmpty()) {
            String subject = fanOuts.subject();
            List<String> next = rows.of(subject, fanOuts.after(subject), left);
            next.forEach(changed);
            if (next.size() < left) {
                fanOuts.ended(subject);
            } else {
                fanOuts.reached(subject, next.getLast());
            }
            left -= next.size();
        }
        return !fanOuts.isEmpty();
    }

    @Override
    public byte @Nullable [] document(String documentId) {
        Placed row = rows.get(documentId);
        return row == null ? null : restriction.documentFor(row, decisions(row.subject()));
    }

    private List<Placed> decisions(String subject) {
        if (!subject.equals(knownSubject)) {
            known =
                    deciding.of(subject, "", Integer.MAX_VALUE).stream()
                            .map(deciding::get)
                            .filter(Objects::nonNull)
                            .toList();
            knownSubject = subject;
        }
        return known;
    }
}
