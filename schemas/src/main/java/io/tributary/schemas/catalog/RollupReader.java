package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `@rollups` and `@embedded` of an entity.
final class RollupReader {
    private static final int MOST_DIMENSIONS = 4;

    private RollupReader() {}

    static List<Rollup> rollups(String domain, String entity, Attributes annotations) {
        List<Rollup> rollups = new ArrayList<>();
        for (Attributes rollup : annotations.objects("rollups")) {
            rollup.refuseOthersThan(Set.of("name", "time", "dimensions", "measures"));
            Optional<String> name = nameOf(rollup);
            Optional<String> time = rollup.requiredText("time");
            List<Measure> measures = MeasureReader.read(rollup);
            if (name.isPresent() && time.isPresent()) {
                rollups.add(
                        new Rollup(
                                domain,
                                name.get(),
                                entity,
                                time.get(),
                                rollup.texts("dimensions").orElse(List.of()),
                                measures));
            }
        }
        return rollups;
    }

    static List<EmbeddedModel> embedded(String domain, String entity, Attributes annotations) {
        List<EmbeddedModel> models = new ArrayList<>();
        for (Attributes model : annotations.objects("embedded")) {
            model.refuseOthersThan(Set.of("name", "figures"));
            model.reportMissing("figures", "a list of objects");
            List<EmbeddedModel.Figures> figures = new ArrayList<>();
            for (Attributes group : model.objects("figures")) {
                figuresOf(group).ifPresent(figures::add);
            }
            nameOf(model).ifPresent(n -> models.add(new EmbeddedModel(domain, n, entity, figures)));
        }
        return models;
    }

    private static Optional<EmbeddedModel.Figures> figuresOf(Attributes group) {
        group.refuseOthersThan(Set.of("as", "child", "by", "measures"));
        Optional<String> as = group.requiredText("as");
        Optional<String> child = group.requiredText("child");
        Optional<String> by = group.requiredText("by");
        List<Measure> measures = MeasureReader.read(group);
        return as.isPresent() && child.isPresent() && by.isPresent()
                ? Optional.of(new EmbeddedModel.Figures(as.get(), child.get(), by.get(), measures))
                : Optional.empty();
    }

    private static Optional<String> nameOf(Attributes model) {
        Optional<String> name = model.requiredText("name");
        name.filter(n -> !Naming.isSnake(n))
                .ifPresent(
                        n ->
                                model.refuse(
                                        "name",
                                        "a read model's name in snake_case",
                                        "'%s'".formatted(n),
                                        "Rename it."));
        return name;
    }

    /// Reports what a rollup says about fields that its entity has not.
    static void check(Rollup rollup, Entity entity, int line, Mistakes mistakes) {
        if (!instants(entity).contains(rollup.timeField())) {
            mistakes.add(
                    line,
                    "a timestamp_ms field of %s as time of rollup '%s'"
                            .formatted(entity.name(), rollup.name()),
                    "'%s'".formatted(rollup.timeField()),
                    "Use one of " + String.join(", ", instants(entity)) + ".");
        }
        if (rollup.dimensions().size() > MOST_DIMENSIONS) {
            mistakes.add(
                    line,
                    "at most %d dimensions of rollup '%s'"
                            .formatted(MOST_DIMENSIONS, rollup.name()),
                    String.valueOf(rollup.dimensions().size()),
                    "Split the rollup.");
        }
        for (String dimension : rollup.dimensions()) {
            if (!dimensionFits(dimension, entity)) {
                mistakes.add(
                        line,
                        "a dimension of rollup '%s' that is an enum, boolean, uuid, date, int or short"
                                        .formatted(rollup.name())
                                + " string field of "
                                + entity.name(),
                        "'%s'".formatted(dimension),
                        "Name such a field.");
            }
        }
        MeasureReader.check(rollup.measures(), entity, line, mistakes);
    }

    private static List<String> instants(Entity entity) {
        List<String> instants =
                new ArrayList<>(List.of(BaseColumns.CREATED_AT, BaseColumns.UPDATED_AT));
        entity.fields().stream()
                .filter(f -> f.type() instanceof FieldType.Instant)
                .map(EntityField::name)
                .forEach(instants::add);
        return instants;
    }

    private static boolean dimensionFits(String dimension, Entity entity) {
        if (dimension.equals(BaseColumns.CREATED_BY)) {
            return true;
        }
        return switch (entity.findField(dimension).map(EntityField::type).orElse(null)) {
            case FieldType.Text text -> text.maxLength() <= 100;
            case FieldType.Choice choice -> true;
            case FieldType.Truth truth -> true;
            case FieldType.Uuid uuid -> true;
            case FieldType.Day day -> true;
            case FieldType.Whole whole -> true;
            case null, default -> false;
        };
    }
}
