package io.tributary.projector.index;

import io.tributary.projector.index.IndexPair.Index;
import io.tributary.projector.index.IndexPair.Phase;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.settings.ProjectorSettings;
import io.tributary.schemas.contract.IndexName;
import io.tributary.schemas.derive.HistoryIndex;
import io.tributary.schemas.derive.IndexMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Creates the index and the alias of every read model, adds fields that the catalog gained, and
/// makes a second index beside one that cannot become what the catalog says.
///
/// **Safe to repeat**, and an index that contradicts the catalog serves on meanwhile.
@Component
public class ReadModelIndices {
    private static final Logger LOG = LoggerFactory.getLogger(ReadModelIndices.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final OpenSearchCalls calls;
    private final IndexPairs pairs;
    private final SecondIndices seconds;
    private final ReadModels models;
    private final ProjectorSettings settings;
    private final RebuildSettings rebuild;

    ReadModelIndices(
            OpenSearchCalls calls,
            IndexPairs pairs,
            SecondIndices seconds,
            ReadModels models,
            ProjectorSettings settings,
            RebuildSettings rebuild) {
        this.calls = calls;
        this.pairs = pairs;
        this.seconds = seconds;
        this.models = models;
        this.settings = settings;
        this.rebuild = rebuild;
    }

    /// All at once: most of the time of each is a shard's start.
    ///
    /// @throws IOException when OpenSearch does not answer
    public void create() throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(
                            models.all().stream()
                                    .map(m -> CompletableFuture.runAsync(() -> create(m), threads))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException unreachable) {
                throw unreachable.getCause();
            }
            throw failed;
        }
    }

    private void create(ReadModel model) {
        try {
            Optional<IndexPair> existing = pairs.read(model.alias());
            if (existing.isEmpty()) {
                String first = IndexName.index(model.alias(), settings.generation());
                pairs.create(first, model.alias(), wanted(model));
            } else {
                adapt(model, existing.get());
            }
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    /// Makes the index of a rebuild, empty, beside the one that is read.
    ///
    /// @throws IllegalStateException when there are two already
    public void begin(ReadModel model) throws IOException {
        IndexPair pair = pairs.read(model.alias()).orElseThrow();
        if (pair.phase() != Phase.SERVING) {
            throw new IllegalStateException(
                    "Expected no rebuild of %s under way, but it is %s. Finish it first."
                            .formatted(model.alias(), pair.phase()));
        }
        String next =
                IndexName.index(model.alias(), settings.generation(), pair.live().number() + 1);
        pairs.deleteWithoutRole(next);
        pairs.create(next, IndexName.second(model.alias()), wanted(model));
        seconds.forget();
    }

    private void adapt(ReadModel model, IndexPair pair) throws IOException {
        JsonNode wanted = wanted(model);
        extend(pair.live(), wanted);
        if (pair.second().isPresent()) {
            extend(pair.second().get(), wanted);
        }
        if (!rebuild.automatic() || pair.phase() == Phase.ROLLED_BACK) {
            return;
        }
        // A rebuild that an even newer catalog overtakes begins anew.
        Index newest = pair.phase() == Phase.BUILDING ? pair.second().orElseThrow() : pair.live();
        List<String> contradictions = Contradictions.between(wanted, newest.description());
        if (!contradictions.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("index", newest.name())
                    .addKeyValue("contradictions", contradictions)
                    .log("The catalog wants another index: the read model is rebuilt beside it");
            if (pair.second().isPresent()) {
                pairs.deleteSecond(pair);
            }
            begin(model);
        }
    }

    private static JsonNode wanted(ReadModel model) {
        return MAPPER.valueToTree(
                switch (model) {
                    case ReadModel.OfEntity entity -> IndexMapping.forEntity(entity.entity());
                    case ReadModel.OfRollup rollup ->
                            IndexMapping.forRollup(rollup.entity(), rollup.rollup());
                    case ReadModel.OfEmbedded embedded ->
                            IndexMapping.forEmbedded(embedded.parent(), embedded.model());
                    case ReadModel.OfHistory _ -> HistoryIndex.mapping();
                });
    }

    /// Documents with a field that an index does not know would be refused.
    private void extend(Index index, JsonNode wanted) throws IOException {
        JsonNode existing = Contradictions.propertiesOf(index.description());
        boolean analyses = Contradictions.sameAnalysis(wanted, index.description());
        Map<String, Object> missing = new LinkedHashMap<>();
        Contradictions.propertiesOf(wanted)
                .properties()
                .forEach(
                        p -> {
                            if (!existing.has(p.getKey())) {
                                missing.put(
                                        p.getKey(), analyses ? p.getValue() : plain(p.getValue()));
                            }
                        });
        if (!missing.isEmpty()) {
            byte[] body = MAPPER.writeValueAsBytes(Map.of("properties", missing));
            var answer = calls.call("PUT", "/" + index.name() + "/_mapping", Map.of(), body);
            if (!answer.accepted()) {
                throw new IOException(
                        "The index %s could not be extended: %s"
                                .formatted(index.name(), answer.body()));
            }
            LOG.atInfo()
                    .addKeyValue("index", index.name())
                    .addKeyValue("fields", missing.keySet())
                    .log("Fields added");
        }
    }

    /// Without the further ways in which a field is indexed, whose analysis the index lacks.
    private static JsonNode plain(JsonNode field) {
        ObjectNode copy = field.deepCopy().asObject();
        copy.remove("fields");
        return copy;
    }
}
