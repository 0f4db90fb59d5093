package io.tributary.projector.index;

import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.settings.ProjectorSettings;
import io.tributary.schemas.contract.IndexName;
import io.tributary.schemas.derive.HistoryIndex;
import io.tributary.schemas.derive.IndexMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Creates the index and the alias of every read model, and adds fields that the catalog gained.
///
/// **Safe to repeat.** A field that is mapped otherwise than the catalog says stops the start,
/// since only a rebuild in a new generation can change it.
@Component
public class ReadModelIndices {
    private static final Logger LOG = LoggerFactory.getLogger(ReadModelIndices.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final OpenSearchCalls calls;
    private final ReadModels models;
    private final ProjectorSettings settings;

    ReadModelIndices(OpenSearchCalls calls, ReadModels models, ProjectorSettings settings) {
        this.calls = calls;
        this.models = models;
        this.settings = settings;
    }

    /// All at once: most of the time of each is a shard's start.
    ///
    /// @throws MappingContradiction when an index exists that cannot hold the documents
    /// @throws IOException when OpenSearch does not answer
    public void create() throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(
                            models.all().stream()
                                    .map(m -> CompletableFuture.runAsync(() -> create(m), threads))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case UncheckedIOException unreachable -> throw unreachable.getCause();
                case MappingContradiction contradiction -> throw contradiction;
                case null, default -> throw failed;
            }
        }
    }

    private void create(ReadModel model) {
        try {
            createOrExtend(model);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private void createOrExtend(ReadModel model) throws IOException {
        String index = IndexName.index(model.alias(), settings.generation());
        JsonNode wanted = MAPPER.valueToTree(mappingOf(model));
        var existing = calls.get("/" + index + "/_mapping");
        if (existing.status() == 404) {
            create(index, model.alias(), wanted);
        } else if (existing.accepted()) {
            extend(
                    index,
                    wanted.path("mappings").path("properties"),
                    existing.body().path(index).path("mappings").path("properties"));
        } else {
            throw new IOException("%s: %s".formatted(index, existing.body()));
        }
    }

    private Map<String, Object> mappingOf(ReadModel model) {
        return switch (model) {
            case ReadModel.OfEntity entity -> IndexMapping.forEntity(entity.entity());
            case ReadModel.OfRollup rollup ->
                    IndexMapping.forRollup(rollup.entity(), rollup.rollup());
            case ReadModel.OfEmbedded embedded ->
                    IndexMapping.forEmbedded(embedded.parent(), embedded.model());
            case ReadModel.OfHistory _ -> HistoryIndex.mapping();
        };
    }

    private void create(String index, String alias, JsonNode wanted) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        wanted.properties().forEach(p -> body.put(p.getKey(), p.getValue()));
        body.put("aliases", Map.of(alias, Map.of("is_write_index", true)));
        var answer = calls.call("PUT", "/" + index, Map.of(), MAPPER.writeValueAsBytes(body));
        String type = answer.body().path("error").path("type").asString("");
        if (!answer.accepted() && !type.equals("resource_already_exists_exception")) {
            throw new IOException(
                    "The index %s could not be created: %s".formatted(index, answer.body()));
        }
        LOG.atInfo().addKeyValue("index", index).log("Index created");
    }

    private void extend(String index, JsonNode wanted, JsonNode existing) throws IOException {
        MappingContradiction.check(index, "", wanted, existing);
        Map<String, Object> missing = new LinkedHashMap<>();
        wanted.properties()
                .forEach(
                        p -> {
                            if (!existing.has(p.getKey())) {
                                missing.put(p.getKey(), p.getValue());
                            }
                        });
        if (!missing.isEmpty()) {
            byte[] body = MAPPER.writeValueAsBytes(Map.of("properties", missing));
            var answer = calls.call("PUT", "/" + index + "/_mapping", Map.of(), body);
            if (!answer.accepted()) {
                throw new IOException(
                        "The index %s could not be extended: %s".formatted(index, answer.body()));
            }
            LOG.atInfo()
                    .addKeyValue("index", index)
                    .addKeyValue("fields", missing.keySet())
                    .log("Fields added");
        }
    }
}
