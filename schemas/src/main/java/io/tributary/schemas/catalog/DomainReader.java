package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Protocol;
import org.apache.avro.Schema;

/// Reads one parsed IDL file into a domain. What needs other files to be judged is left to {@link
/// CatalogChecks}.
final class DomainReader {
    private static final Set<String> PROTOCOL_ANNOTATIONS = Set.of("dashboards");
    private static final Set<String> VERBS = Set.of("create", "update", "delete");

    private final String domain;
    private final SourceLines lines;
    private final Mistakes mistakes;

    DomainReader(String domain, SourceLines lines, Mistakes mistakes) {
        this.domain = domain;
        this.lines = lines;
        this.mistakes = mistakes;
    }

    Domain read(Protocol protocol) {
        Attributes annotations =
                new Attributes(
                        protocol.getObjectProps(), "the protocol", lines::ofProtocol, mistakes);
        annotations.refuseOthersThan(PROTOCOL_ANNOTATIONS);
        for (SourceLines.Repeated repeated : lines.repeated()) {
            mistakes.add(
                    repeated.line(),
                    "an annotation once",
                    "@%s twice".formatted(repeated.annotation()),
                    "Remove one.");
        }
        List<Schema> records = recordsOf(protocol);
        EntityReader reader = new EntityReader(domain, lines, mistakes);
        List<Schema> tables = records.stream().filter(r -> has(r, "table")).toList();
        List<Entity> entities = tables.stream().map(reader::read).toList();
        List<CommandDefinition> commands = new ArrayList<>();
        CommandReader commandReader = new CommandReader(domain, entities, lines, mistakes);
        records.stream()
                .filter(r -> has(r, "command"))
                .flatMap(r -> commandReader.read(r).stream())
                .forEach(commands::add);
        for (int i = 0; i < tables.size(); i++) {
            Set<String> without = withoutGeneric(reader.annotationsOf(tables.get(i)));
            addGeneric(commands, GenericCommands.of(entities.get(i), without));
        }
        List<Rollup> rollups = entities.stream().flatMap(e -> e.rollups().stream()).toList();
        return new Domain(
                domain,
                entities,
                commands,
                new DashboardReader(domain, rollups).read(annotations),
                Optional.ofNullable(protocol.getDoc()).orElse(""));
    }

    private List<Schema> recordsOf(Protocol protocol) {
        List<Schema> records = new ArrayList<>();
        for (Schema type : protocol.getTypes()) {
            if (type.getType() == Schema.Type.RECORD) {
                refuseUnlessOneKind(type);
                records.add(type);
            } else if (!type.getObjectProps().isEmpty()) {
                mistakes.add(
                        lines.ofType(type.getName()),
                        "an enum without annotations",
                        "@%s on %s"
                                .formatted(
                                        String.join(", @", type.getObjectProps().keySet()),
                                        type.getName()),
                        "Remove them.");
            }
        }
        return records;
    }

    private void refuseUnlessOneKind(Schema record) {
        if (has(record, "table") == has(record, "command")) {
            mistakes.add(
                    lines.ofType(record.getName()),
                    "either @table or @command on record " + record.getName(),
                    has(record, "table") ? "both" : "neither",
                    "Say what the record is.");
        }
    }

    private static Set<String> withoutGeneric(Attributes annotations) {
        Set<String> verbs = Set.copyOf(annotations.texts("no_generic").orElse(List.of()));
        for (String verb : verbs) {
            if (!VERBS.contains(verb)) {
                annotations.refuse(
                        "no_generic",
                        "create, update or delete",
                        "'%s'".formatted(verb),
                        "Use these verbs.");
            }
        }
        return verbs;
    }

    /// A named command takes the place of the generic one of the same name; whose update is named
    /// is not restored past it.
    private static void addGeneric(List<CommandDefinition> commands, List<CommandDefinition> more) {
        for (CommandDefinition generic : more) {
            if (commands.stream()
                    .noneMatch(
                            c ->
                                    c.name().equals(generic.name())
                                            || c.named()
                                                    && GenericCommands.restoresAfter(generic, c))) {
                commands.add(generic);
            }
        }
    }

    private static boolean has(Schema record, String annotation) {
        return record.getObjectProp(annotation) != null;
    }
}
