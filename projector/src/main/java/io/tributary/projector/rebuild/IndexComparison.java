package io.tributary.projector.rebuild;

import io.tributary.projector.index.IndexPair.Index;
import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.derive.HistoryIndex;
import io.tributary.schemas.derive.IndexMapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whether two indices of one read model hold the same, by count and sums: of the rows' versions
/// and contents, or of every figure. Both must stand still.
@Component
final class IndexComparison {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String READERS = "readers";

    /// Sums are doubles; above this they are no longer exact.
    private static final double EXACT = 1L << 53;

    private static final double ROUNDING = 1e-9;

    private final OpenSearchCalls calls;

    IndexComparison(OpenSearchCalls calls) {
        this.calls = calls;
    }

    /// What differs, by name: empty when nothing does. What was written is searchable afterwards.
    List<String> differences(ReadModel model, Index live, Index second) throws IOException {
        Map<String, Double> ofLive = sums(model, live);
        Map<String, Double> ofSecond = sums(model, second);
        List<String> differences = new ArrayList<>();
        ofLive.forEach(
                (name, sum) -> {
                    double other = ofSecond.getOrDefault(name, Double.NaN);
                    if (!same(sum, other)) {
                        differences.add("%s: %.0f and %.0f".formatted(name, sum, other));
                    }
                });
        return differences;
    }

    static boolean same(double one, double other) {
        double larger = Math.max(Math.abs(one), Math.abs(other));
        return larger < EXACT ? one == other : Math.abs(one - other) <= ROUNDING * larger;
    }

    private Map<String, Double> sums(ReadModel model, Index index) throws IOException {
        calls.call("POST", "/" + index.name() + "/_refresh", Map.of(), new byte[0]);
        Map<String, Object> parts = new LinkedHashMap<>();
        summed(model).forEach(f -> parts.put(f, Map.of("sum", Map.of("field", f))));
        parts.put(READERS, Map.of("value_count", Map.of("field", IndexMapping.VISIBLE_TO)));
        byte[] body =
                MAPPER.writeValueAsBytes(
                        Map.of("size", 0, "track_total_hits", true, "aggs", parts));
        var answer = calls.call("POST", "/" + index.name() + "/_search", Map.of(), body);
        if (!answer.accepted() || answer.body().path("_shards").path("failed").asInt(1) > 0) {
            throw new IOException(
                    "%s could not be summed up: %s".formatted(index.name(), answer.body()));
        }
        Map<String, Double> sums = new LinkedHashMap<>();
        JsonNode total = answer.body().path("hits").path("total").path("value");
        sums.put("documents", total.asDouble(-1));
        JsonNode results = answer.body().path("aggregations");
        parts.keySet().forEach(name -> sums.put(name, results.path(name).path("value").asDouble()));
        return sums;
    }

    private static List<String> summed(ReadModel model) {
        return switch (model) {
            case ReadModel.OfEntity _ ->
                    Stream.concat(Stream.of(BaseColumns.VERSION), IndexMapping.HASH_FIELDS.stream())
                            .toList();
            case ReadModel.OfRollup rollup ->
                    Stream.concat(
                                    rollup.rollup().measures().stream().map(m -> m.name()),
                                    Stream.of(IndexMapping.ROW_COUNT))
                            .toList();
            case ReadModel.OfEmbedded embedded ->
                    Stream.concat(
                                    Stream.of(BaseColumns.VERSION),
                                    embedded.model().figures().stream()
                                            .flatMap(IndexComparison::figures))
                            .toList();
            case ReadModel.OfHistory _ -> List.of(HistoryIndex.POSITION);
        };
    }

    private static Stream<String> figures(EmbeddedModel.Figures figures) {
        return figures.measures().stream().map(m -> figures.as() + "." + m.name());
    }
}
