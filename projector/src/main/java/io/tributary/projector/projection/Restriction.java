package io.tributary.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.projector.document.RowContent;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.derive.VisibleTo;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// An entity whose rows are seen by whom other rows name, as pure functions: what a row hangs on,
/// whom a deciding row lets in, and the document of both.
public final class Restriction {
    private static final String BETWEEN = "\n";

    private final Entity entity;
    private final Entity deciding;
    private final RowContent content;
    private final String rowSubject;
    private final String decidingSubject;

    /// @param deciding the parents or participants
    public Restriction(Entity entity, Entity deciding) {
        this.entity = entity;
        this.deciding = deciding;
        this.content = new RowContent(entity);
        switch (entity.visibility()) {
            case Visibility.Parent(String field) -> {
                rowSubject = field;
                decidingSubject = BaseColumns.ID;
            }
            case Visibility.ParticipantsOf participants -> {
                rowSubject = participants.by();
                decidingSubject = participants.by();
            }
            case Visibility.Everyone _,
                    Visibility.Roles _,
                    Visibility.Owner _,
                    Visibility.AuthorsDrafts _ ->
                    throw new IllegalArgumentException(
                            "Expected rows of %s to be decided on by others, but they are %s."
                                    .formatted(entity.table(), entity.visibility()));
        }
    }

    public Entity entity() {
        return entity;
    }

    public Entity deciding() {
        return deciding;
    }

    /// The row's own part of its document.
    public Placed placed(RowKey key, GenericRecord row) {
        return new Placed(
                subject(key, row.get(rowSubject)),
                DocumentHead.written(json -> content.write(json, row)).json());
    }

    /// Whom a deciding row lets in.
    public Placed decision(RowKey key, GenericRecord row) {
        return new Placed(
                subject(key, row.get(decidingSubject)),
                String.join(BETWEEN, letIn(row)).getBytes(UTF_8));
    }

    private List<String> letIn(GenericRecord row) {
        if (entity.visibility() instanceof Visibility.ParticipantsOf participants) {
            @Nullable Object user = row.get(participants.userField());
            return user == null ? List.of() : List.of(VisibleTo.user(user));
        }
        return VisibleTo.of(deciding.visibility(), row::get);
    }

    /// @param decisions of the row's subject; nobody sees it when there are none
    public byte[] documentFor(Placed row, Collection<Placed> decisions) {
        Set<String> visibleTo = new LinkedHashSet<>();
        for (Placed decision : decisions) {
            if (decision.content().length > 0) {
                visibleTo.addAll(List.of(new String(decision.content(), UTF_8).split(BETWEEN)));
            }
        }
        return new DocumentHead(row.content()).with(Map.of(VisibleTo.FIELD, visibleTo));
    }

    private static String subject(RowKey key, @Nullable Object value) {
        return value == null ? "" : key.organization() + "/" + value;
    }
}
