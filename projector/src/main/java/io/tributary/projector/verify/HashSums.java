package io.tributary.projector.verify;

import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.schemas.derive.ContentHash;
import io.tributary.schemas.derive.IndexMapping;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Count and sums of the content hashes per organization: of rows, and as stored in documents.
/// Cheap on the side of OpenSearch, and enough to notice that something differs.
record HashSums(long count, long first, long second, long third) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final HashSums NONE = new HashSums(0, 0, 0, 0);

    /// The organizations whose rows and documents do not add up to the same.
    static Set<UUID> differing(
            Connection database,
            OpenSearchCalls calls,
            ReadModel.OfEntity model,
            List<UUID> organizations)
            throws SQLException, IOException {
        Map<UUID, HashSums> rows = ofRows(database, model, organizations);
        Map<UUID, HashSums> documents = ofDocuments(calls, model, organizations);
        Set<UUID> differing = new HashSet<>();
        for (UUID organization : organizations) {
            if (!rows.getOrDefault(organization, NONE)
                    .equals(documents.getOrDefault(organization, NONE))) {
                differing.add(organization);
            }
        }
        return differing;
    }

    /// The next organizations with rows, in the order of their ids.
    static List<UUID> organizations(
            Connection database, ReadModel.OfEntity model, UUID after, int most)
            throws SQLException {
        List<UUID> organizations = new ArrayList<>();
        try (PreparedStatement statement =
                database.prepareStatement(
                        ("SELECT DISTINCT organization_id FROM %s WHERE organization_id > ?"
                                        + " ORDER BY organization_id LIMIT ?")
                                .formatted(model.entity().table()))) {
            statement.setObject(1, after);
            statement.setInt(2, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    organizations.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return organizations;
    }

    private static Map<UUID, HashSums> ofRows(
            Connection database, ReadModel.OfEntity model, List<UUID> organizations)
            throws SQLException {
        String sql =
                ("SELECT organization_id, count(*), sum(content_hash_1), sum(content_hash_2),"
                                + " sum(content_hash_3) FROM (%s) hashed_rows"
                                + " WHERE organization_id = ANY (?) GROUP BY organization_id")
                        .formatted(ContentHash.sqlFor(model.entity()));
        Map<UUID, HashSums> sums = new HashMap<>();
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setArray(
                    1, database.createArrayOf("uuid", organizations.toArray(UUID[]::new)));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sums.put(
                            rows.getObject(1, UUID.class),
                            new HashSums(
                                    rows.getLong(2),
                                    rows.getLong(3),
                                    rows.getLong(4),
                                    rows.getLong(5)));
                }
            }
        }
        return sums;
    }

    private static Map<UUID, HashSums> ofDocuments(
            OpenSearchCalls calls, ReadModel.OfEntity model, List<UUID> organizations)
            throws IOException {
        Map<String, Object> parts = new LinkedHashMap<>();
        IndexMapping.HASH_FIELDS.forEach(f -> parts.put(f, Map.of("sum", Map.of("field", f))));
        List<String> ids = organizations.stream().map(UUID::toString).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", 0);
        body.put("query", Map.of("terms", Map.of("organization_id", ids)));
        body.put(
                "aggs",
                Map.of(
                        "organizations",
                        Map.of(
                                "terms",
                                Map.of("field", "organization_id", "size", ids.size()),
                                "aggs",
                                parts)));
        var answer =
                calls.call(
                        "POST",
                        "/" + model.alias() + "/_search",
                        Map.of(),
                        MAPPER.writeValueAsBytes(body));
        if (!answer.accepted()) {
            throw new IOException("The sums could not be read: " + answer.body());
        }
        Map<UUID, HashSums> sums = new HashMap<>();
        for (JsonNode bucket :
                answer.body().path("aggregations").path("organizations").path("buckets")) {
            sums.put(
                    UUID.fromString(bucket.path("key").asString()),
                    new HashSums(
                            bucket.path("doc_count").asLong(),
                            part(bucket, 0),
                            part(bucket, 1),
                            part(bucket, 2)));
        }
        return sums;
    }

    private static long part(JsonNode bucket, int part) {
        return Math.round(
                bucket.path(IndexMapping.HASH_FIELDS.get(part)).path("value").asDouble(-1));
    }
}
