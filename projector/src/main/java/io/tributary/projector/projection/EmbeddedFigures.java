package io.tributary.projector.projection;

import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.RowKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// One group of figures of an embedded read model: what a child row adds, and to which parent.
///
/// All groups of a model share one vector of figures per parent; this group's begin at `offset`.
public final class EmbeddedFigures {
    private final EmbeddedModel.Figures figures;
    private final Entity child;
    private final MeasureReader measures;
    private final int offset;
    private final int length;

    EmbeddedFigures(EmbeddedModel.Figures figures, Entity child, int offset, int length) {
        this.figures = figures;
        this.child = child;
        this.measures = new MeasureReader(child, figures.measures());
        this.offset = offset;
        this.length = length;
    }

    /// The name of the group in the document.
    public String as() {
        return figures.as();
    }

    public Entity child() {
        return child;
    }

    /// The fields that must be read of a child row.
    public Set<String> fields() {
        Set<String> fields = new HashSet<>(measures.fields());
        fields.add(figures.by());
        return fields;
    }

    /// Empty when the row refers to no parent.
    public Optional<Contribution> contributionFor(RowKey key, GenericRecord row)
            throws UnreadableRow {
        @Nullable Object parent = row.get(figures.by());
        if (parent == null) {
            return Optional.empty();
        }
        long[] vector = new long[length];
        long[] own = measures.measuresOf(row);
        System.arraycopy(own, 0, vector, offset, own.length);
        return Optional.of(new Contribution(key.organization() + "/" + parent, vector));
    }

    Map<String, Long> named(long[] vector) {
        Map<String, Long> named = new LinkedHashMap<>();
        for (int i = 0; i < figures.measures().size(); i++) {
            named.put(figures.measures().get(i).name(), vector[offset + i]);
        }
        return named;
    }
}
