package io.tributary.projector.projection;

import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.derive.Column;
import io.tributary.schemas.derive.Columns;
import io.tributary.schemas.derive.RowJson;
import io.tributary.schemas.derive.VisibleTo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;

/// An embedded read model as pure functions: a parent's part of the document, the figures of its
/// children, and both together.
public final class EmbeddedMapper {
    private final Entity parent;
    private final List<Column> columns;
    private final List<EmbeddedFigures> groups;
    private final Visibility visibility;
    private final int length;

    /// @param entities looks a record name of the domain up
    /// @param visibility of the documents; names columns of the parent only
    public EmbeddedMapper(
            EmbeddedModel model, Function<String, Entity> entities, Visibility visibility) {
        this.parent = entities.apply(model.parent());
        this.columns = Columns.of(parent);
        List<Entity> children =
                model.figures().stream().map(f -> entities.apply(f.child())).toList();
        this.visibility = visibility;
        this.length = model.figures().stream().mapToInt(f -> f.measures().size()).sum();
        List<EmbeddedFigures> made = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < children.size(); i++) {
            EmbeddedModel.Figures figures = model.figures().get(i);
            made.add(new EmbeddedFigures(figures, children.get(i), offset, length));
            offset += figures.measures().size();
        }
        this.groups = List.copyOf(made);
    }

    public Entity parent() {
        return parent;
    }

    public List<EmbeddedFigures> groups() {
        return groups;
    }

    /// Every column of the parent.
    public Set<String> parentFields() {
        return columns.stream().map(Column::name).collect(Collectors.toSet());
    }

    /// The parent's part of the document.
    public DocumentHead headFor(GenericRecord row) {
        return DocumentHead.written(
                json -> {
                    RowJson.write(json, columns, row);
                    json.writeName(VisibleTo.FIELD);
                    json.writeStartArray();
                    VisibleTo.of(visibility, row::get).forEach(json::writeString);
                    json.writeEndArray();
                });
    }

    /// The figures of a parent without children.
    public long[] none() {
        return new long[length];
    }

    public byte[] documentFor(DocumentHead head, long[] figures) {
        Map<String, Map<String, Long>> tail = new LinkedHashMap<>();
        groups.forEach(group -> tail.put(group.as(), group.named(figures)));
        return head.with(tail);
    }
}
