package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.Dashboard;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Rollup;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.contract.IndexName;
import io.tributary.schemas.contract.TopicName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a domain turns into, as files that are checked in: a diff of them is the consequence of a
/// line of the IDL.
public final class DerivedArtifacts {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DerivedArtifacts() {}

    /// Texts by path, relative to the domain's folder.
    ///
    /// @param catalog holds the domain and those it refers to
    public static Map<String, String> filesFor(DomainCatalog catalog, Domain domain) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("derived/tables.sql", tables(catalog, domain));
        files.put("derived/commands.schema.json", json(commands(domain)));
        files.put("derived/rows.avsc.json", json(rows(domain)));
        files.put("derived/topics.json", json(topics(catalog, domain)));
        files.put("derived/index-mappings.json", json(mappings(domain)));
        files.put("derived/dashboards.json", json(dashboards(domain)));
        files.put("derived/oracle.sql", oracle(catalog, domain));
        return files;
    }

    private static String tables(DomainCatalog catalog, Domain domain) {
        List<String> sql = new ArrayList<>(TableDefinition.schemaFor(domain));
        domain.entities().forEach(e -> sql.addAll(TableDefinition.sqlFor(e)));
        domain.entities().forEach(e -> sql.addAll(TableDefinition.referencesFor(catalog, e)));
        domain.entities().stream()
                .filter(e -> !(e.visibility() instanceof Visibility.Everyone))
                .forEach(e -> sql.addAll(VisibilityPolicy.sqlFor(catalog, e)));
        return String.join(";\n\n", sql) + ";\n";
    }

    private static Map<String, Object> commands(Domain domain) {
        Map<String, Object> commands = new LinkedHashMap<>();
        domain.commands().forEach(c -> commands.put(c.name(), CommandContract.jsonSchemaFor(c)));
        return commands;
    }

    private static Map<String, Object> rows(Domain domain) {
        Map<String, Object> rows = new LinkedHashMap<>();
        captured(domain)
                .forEach(
                        e ->
                                rows.put(
                                        e.table().toString(),
                                        JSON.readTree(RowSchema.avroFor(e).toString())));
        return rows;
    }

    private static Map<String, Object> topics(DomainCatalog catalog, Domain domain) {
        Map<String, Object> topics = new LinkedHashMap<>();
        for (Entity entity : captured(domain)) {
            topics.put(TopicName.of(entity.table()), subject("compact", entity));
            if (catalog.decidesOn(entity).isPresent()) {
                topics.put(
                        TopicName.ofReadModel(domain.name(), entity.table().table()), readModel());
            }
            entity.rollups()
                    .forEach(
                            r ->
                                    topics.put(
                                            TopicName.ofReadModel(r.domain(), r.name()),
                                            readModel()));
            entity.embedded()
                    .forEach(
                            m ->
                                    topics.put(
                                            TopicName.ofReadModel(m.domain(), m.name()),
                                            readModel()));
        }
        return topics;
    }

    private static Map<String, Object> subject(String cleanup, Entity entity) {
        Map<String, Object> topic = new LinkedHashMap<>();
        topic.put("cleanup", cleanup);
        topic.put("key", "<organization>/<id>");
        topic.put("value", "Avro io.tributary.%s.%s".formatted(entity.domain(), entity.name()));
        topic.put("subject", TopicName.of(entity.table()) + "-value");
        return topic;
    }

    private static Map<String, Object> readModel() {
        Map<String, Object> topic = new LinkedHashMap<>();
        topic.put("cleanup", "compact");
        topic.put("key", "document id");
        topic.put("value", "JSON document");
        return topic;
    }

    private static Map<String, Object> mappings(Domain domain) {
        Map<String, Object> mappings = new LinkedHashMap<>();
        for (Entity entity : captured(domain)) {
            mappings.put(
                    IndexName.alias(domain.name(), entity.table().table()),
                    IndexMapping.forEntity(entity));
            for (Rollup rollup : entity.rollups()) {
                mappings.put(
                        IndexName.alias(domain.name(), rollup.name()),
                        IndexMapping.forRollup(entity, rollup));
            }
            for (EmbeddedModel model : entity.embedded()) {
                mappings.put(
                        IndexName.alias(domain.name(), model.name()),
                        IndexMapping.forEmbedded(entity, model));
            }
        }
        return mappings;
    }

    private static List<Dashboard> dashboards(Domain domain) {
        return domain.dashboards();
    }

    private static String oracle(DomainCatalog catalog, Domain domain) {
        Oracle oracle = new Oracle(catalog);
        List<String> sql = new ArrayList<>();
        for (Entity entity : captured(domain)) {
            if (catalog.decidesOn(entity).isPresent()) {
                sql.add(
                        "-- who sees %s\n%s"
                                .formatted(
                                        entity.table().table(),
                                        oracle.sqlForVisibility(
                                                entity, Oracle.Extent.ALL_ORGANIZATIONS)));
            }
            for (Rollup rollup : entity.rollups()) {
                sql.add(
                        "-- rollup %s\n%s"
                                .formatted(
                                        rollup.name(),
                                        oracle.sqlForRollup(
                                                entity, rollup, Oracle.Extent.ALL_ORGANIZATIONS)));
            }
            for (EmbeddedModel model : entity.embedded()) {
                sql.add(
                        "-- embedded %s\n%s"
                                .formatted(
                                        model.name(),
                                        oracle.sqlForEmbedded(
                                                model, Oracle.Extent.ALL_ORGANIZATIONS)));
            }
        }
        return sql.isEmpty()
                ? "-- The domain has no computed read model.\n"
                : String.join(";\n\n", sql) + ";\n";
    }

    private static List<Entity> captured(Domain domain) {
        return domain.entities().stream().filter(Entity::captured).toList();
    }

    private static String json(Object value) {
        return JSON.writeValueAsString(value) + "\n";
    }
}
