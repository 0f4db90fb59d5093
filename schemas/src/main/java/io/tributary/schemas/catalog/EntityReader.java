package io.tributary.schemas.catalog;

import io.tributary.schemas.contract.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/// Reads a record with a table.
final class EntityReader {
    private static final Set<String> ANNOTATIONS =
            Set.of(
                    "table",
                    "scope",
                    "large",
                    "singleton",
                    "ephemeral",
                    "append_only",
                    "feature",
                    "roles",
                    "limits",
                    "visible",
                    "unique",
                    "unique_everywhere",
                    "index",
                    "retention",
                    "word",
                    "no_generic",
                    "rollups",
                    "embedded",
                    "timer");

    private final String domain;
    private final SourceLines lines;
    private final Mistakes mistakes;

    EntityReader(String domain, SourceLines lines, Mistakes mistakes) {
        this.domain = domain;
        this.lines = lines;
        this.mistakes = mistakes;
    }

    Entity read(Schema record) {
        String name = record.getName();
        Attributes annotations = annotationsOf(record);
        annotations.refuseOthersThan(ANNOTATIONS);
        Scope scope = scopeOf(annotations);
        return new Entity(
                domain,
                name,
                wordOf(annotations, name),
                new TableName(domain, tableOf(annotations, name)),
                scope,
                annotations.flag("singleton"),
                annotations.flag("ephemeral"),
                annotations.flag("append_only"),
                annotations.flag("large"),
                annotations.text("feature"),
                RoleReader.perVerb(annotations),
                LimitReader.perVerb(domain, wordOf(annotations, name), annotations),
                VisibilityReader.read(annotations),
                fieldsOf(record, scope),
                annotations.textGroups("unique"),
                annotations.textGroups("unique_everywhere"),
                annotations.textGroups("index"),
                RollupReader.rollups(domain, name, annotations),
                RollupReader.embedded(domain, name, annotations),
                retentionOf(annotations),
                TimerReader.read(domain, annotations),
                Optional.ofNullable(record.getDoc()).orElse(""),
                lines.ofType(name));
    }

    Attributes annotationsOf(Schema record) {
        String name = record.getName();
        return new Attributes(record.getObjectProps(), name, a -> lines.ofType(name, a), mistakes);
    }

    private List<EntityField> fieldsOf(Schema record, Scope scope) {
        List<EntityField> fields = new ArrayList<>();
        FieldReader reader = new FieldReader(lines, mistakes);
        for (Schema.Field field : record.getFields()) {
            if (BaseColumns.of(scope).contains(field.name())) {
                mistakes.add(
                        lines.ofField(record.getName(), field.name()),
                        "fields beside the columns that every table has",
                        "%s.%s".formatted(record.getName(), field.name()),
                        "Remove the field.");
            }
            reader.read(record.getName(), field).ifPresent(fields::add);
        }
        return fields;
    }

    private String tableOf(Attributes annotations, String record) {
        String table = annotations.text("table").orElse(Naming.snakeOf(record));
        refuseUnlessSnake(annotations, "table", table);
        return table;
    }

    private String wordOf(Attributes annotations, String record) {
        String word = annotations.text("word").orElse(Naming.snakeOf(record));
        refuseUnlessSnake(annotations, "word", word);
        return word;
    }

    private static void refuseUnlessSnake(Attributes annotations, String name, String value) {
        if (!Naming.isSnake(value)) {
            annotations.refuse(name, "a name in snake_case", "'%s'".formatted(value), "Rename it.");
        }
    }

    private static Scope scopeOf(Attributes annotations) {
        return switch (annotations.text("scope").orElse("organization")) {
            case "organization" -> Scope.ORGANIZATION;
            case "user" -> Scope.USER;
            case "global" -> Scope.GLOBAL;
            case "platform" -> Scope.PLATFORM;
            case String other -> {
                annotations.refuse(
                        "scope",
                        "organization, user, global or platform",
                        "'%s'".formatted(other),
                        "Use one of them.");
                yield Scope.ORGANIZATION;
            }
        };
    }

    private static Optional<Retention> retentionOf(Attributes annotations) {
        Optional<Attributes> retention = annotations.object("retention");
        retention.ifPresent(r -> r.refuseOthersThan(Set.of("days", "after")));
        retention.ifPresent(r -> r.reportMissing("days", "a whole number"));
        Optional<Integer> days = retention.flatMap(r -> r.whole("days"));
        days.filter(d -> d < 1)
                .ifPresent(
                        d ->
                                annotations.refuse(
                                        "retention",
                                        "at least one day",
                                        String.valueOf(d),
                                        "Write @retention({\"days\":365})."));
        return days.map(
                d ->
                        new Retention(
                                d,
                                retention
                                        .flatMap(r -> r.text("after"))
                                        .orElse(BaseColumns.CREATED_AT)));
    }
}
