package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the measures of rollups and embedded figures and checks them against the entity whose rows
/// they count.
final class MeasureReader {
    private MeasureReader() {}

    /// @param model the rollup or figures object with a member `measures`
    static List<Measure> read(Attributes model) {
        List<Measure> measures = new ArrayList<>();
        model.reportMissing("measures", "an object of measures");
        model.object("measures")
                .ifPresent(
                        all -> {
                            for (String name : all.names()) {
                                all.object(name)
                                        .flatMap(m -> measureOf(name, m))
                                        .ifPresent(measures::add);
                            }
                        });
        return measures;
    }

    private static Optional<Measure> measureOf(String name, Attributes measure) {
        measure.refuseOthersThan(Set.of("count", "sum", "where"));
        if (!Naming.isSnake(name) || Naming.isTaken(name)) {
            measure.refuse(name, "a measure name in snake_case", "'" + name + "'", "Rename it.");
        }
        Map<String, List<String>> where = measure.textsByKey("where");
        if (where.size() > 1) {
            measure.refuse(
                    "where",
                    "one field in 'where' of '%s'".formatted(name),
                    String.join(", ", where.keySet()),
                    "Keep one of them.");
        }
        boolean count = measure.flag("count");
        Optional<String> sum = measure.text("sum");
        if (count == sum.isPresent()) {
            measure.refuse(
                    "count",
                    "either {\"count\":true} or {\"sum\":\"field\"} for '%s'".formatted(name),
                    count ? "both" : "neither",
                    "Choose one.");
            return Optional.empty();
        }
        Optional<String> whereField = where.keySet().stream().findFirst();
        return Optional.of(
                new Measure(
                        name,
                        count ? Measure.Function.COUNT : Measure.Function.SUM,
                        sum,
                        whereField,
                        whereField.map(where::get).orElse(List.of())));
    }

    /// Reports measures over fields that the entity lacks or that cannot be summed or compared.
    static void check(List<Measure> measures, Entity entity, int line, Mistakes mistakes) {
        for (Measure measure : measures) {
            measure.field().ifPresent(f -> checkSum(measure, f, entity, line, mistakes));
            measure.whereField().ifPresent(f -> checkWhere(measure, f, entity, line, mistakes));
        }
    }

    private static void checkSum(
            Measure measure, String field, Entity entity, int line, Mistakes mistakes) {
        boolean summable =
                entity.findField(field)
                        .map(EntityField::type)
                        .filter(
                                t ->
                                        t instanceof FieldType.Whole
                                                || t instanceof FieldType.Long
                                                || t instanceof FieldType.Decimal)
                        .isPresent();
        if (!summable) {
            mistakes.add(
                    line,
                    "a number field of %s to sum for '%s'".formatted(entity.name(), measure.name()),
                    "'%s'".formatted(field),
                    "Name an int, long or decimal field.");
        }
    }

    private static void checkWhere(
            Measure measure, String field, Entity entity, int line, Mistakes mistakes) {
        List<String> possible =
                switch (entity.findField(field).map(EntityField::type).orElse(null)) {
                    case FieldType.Choice choice -> choice.symbols();
                    case FieldType.Truth truth -> List.of("true", "false");
                    case null, default -> List.of();
                };
        if (possible.isEmpty()) {
            mistakes.add(
                    line,
                    "an enum or boolean field of %s in 'where' of '%s'"
                            .formatted(entity.name(), measure.name()),
                    "'%s'".formatted(field),
                    "Name one of its fields.");
            return;
        }
        for (String value : measure.whereValues()) {
            if (!possible.contains(value)) {
                mistakes.add(
                        line,
                        "one of %s in 'where' of '%s'"
                                .formatted(String.join(", ", possible), measure.name()),
                        "'%s'".formatted(value),
                        "Correct the value.");
            }
        }
    }
}
