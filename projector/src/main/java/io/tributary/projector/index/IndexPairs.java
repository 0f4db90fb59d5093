package io.tributary.projector.index;

import io.tributary.projector.index.IndexPair.Index;
import io.tributary.schemas.contract.IndexName;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The indices of a rebuild, as OpenSearch knows them. Each step is one request, so there is
/// nothing between two states.
///
/// **Thread-safe**, among processes too: of two that take the same step, one is refused or changes
/// nothing.
@Component
public class IndexPairs {
    private static final Logger LOG = LoggerFactory.getLogger(IndexPairs.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final byte[] NOTHING = new byte[0];

    private final OpenSearchCalls calls;

    public IndexPairs(OpenSearchCalls calls) {
        this.calls = calls;
    }

    /// Empty when the read model has no index.
    public Optional<IndexPair> read(String alias) throws IOException {
        String second = IndexName.second(alias);
        var answer =
                calls.call(
                        "GET",
                        "/" + alias + "," + second,
                        Map.of("ignore_unavailable", "true"),
                        NOTHING);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        refuse(answer, "The indices of " + alias + " could not be read");
        Optional<Index> other = inRole(second, answer.body());
        return inRole(alias, answer.body())
                .map(live -> new IndexPair(alias, live, other.orElse(null)));
    }

    private static Optional<Index> inRole(String role, JsonNode indices) {
        return indices.properties().stream()
                .filter(i -> i.getValue().path("aliases").has(role))
                .map(i -> new Index(i.getKey(), i.getValue()))
                .findFirst();
    }

    /// Makes an index; one that is there already is left as it is.
    ///
    /// @param role the alias it gets
    void create(String index, String role, JsonNode wanted) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        wanted.properties().forEach(p -> body.put(p.getKey(), p.getValue()));
        body.put("aliases", Map.of(role, Map.of("is_write_index", true)));
        var answer = calls.call("PUT", "/" + index, Map.of(), MAPPER.writeValueAsBytes(body));
        if (typeOf(answer).equals("resource_already_exists_exception")) {
            return;
        }
        refuse(answer, "The index %s could not be created".formatted(index));
        LOG.atInfo().addKeyValue("index", index).log("Index created");
    }

    /// Exchanges the roles of the two indices.
    public void swap(IndexPair pair) throws IOException {
        Index second = secondOf(pair);
        String role = IndexName.second(pair.alias());
        var actions =
                List.of(
                        action("remove", pair.live(), pair.alias()),
                        action("remove", second, role),
                        action("add", second, pair.alias()),
                        action("add", pair.live(), role));
        byte[] body = MAPPER.writeValueAsBytes(Map.of("actions", actions));
        refuse(calls.call("POST", "/_aliases", Map.of(), body), "The alias could not be moved");
        LOG.atInfo()
                .addKeyValue("read-model", pair.alias())
                .addKeyValue("from", pair.live().name())
                .addKeyValue("to", second.name())
                .log("Alias moved");
    }

    /// Deletes the index that is not read.
    ///
    /// @throws IOException also when it is read by now, or somebody else is deleting it
    public void deleteSecond(IndexPair pair) throws IOException {
        Index second = secondOf(pair);
        // Without a role nobody can make it the one that is read.
        var actions = List.of(action("remove", second, IndexName.second(pair.alias())));
        byte[] body = MAPPER.writeValueAsBytes(Map.of("actions", actions));
        refuse(
                calls.call("POST", "/_aliases", Map.of(), body),
                "The index %s is not the second one any more".formatted(second.name()));
        delete(second.name());
    }

    /// Deletes what a process left over that was killed while it deleted an index.
    void deleteWithoutRole(String index) throws IOException {
        var answer = calls.get("/" + index + "/_alias");
        if (answer.accepted() && answer.body().path(index).path("aliases").isEmpty()) {
            delete(index);
        }
    }

    private void delete(String index) throws IOException {
        var answer = calls.call("DELETE", "/" + index, Map.of(), NOTHING);
        if (answer.status() != 404) {
            refuse(answer, "The index %s could not be deleted".formatted(index));
        }
        LOG.atInfo().addKeyValue("index", index).log("Index deleted");
    }

    /// Writes down what happened to an index, in place of what was written before.
    public void note(Index index, IndexNote note, Instant at) throws IOException {
        byte[] body = MAPPER.writeValueAsBytes(Map.of("_meta", Map.of(note.key(), at.toString())));
        refuse(
                calls.call("PUT", "/" + index.name() + "/_mapping", Map.of(), body),
                "Nothing could be noted at " + index.name());
    }

    private static Index secondOf(IndexPair pair) {
        return pair.second()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Expected a second index of %s, but found none."
                                                .formatted(pair.alias())));
    }

    private static Map<String, Object> action(String what, Index index, String alias) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("index", index.name());
        body.put("alias", alias);
        if (what.equals("add")) {
            body.put("is_write_index", true);
        } else {
            body.put("must_exist", true);
        }
        return Map.of(what, body);
    }

    private static String typeOf(OpenSearchCalls.Answer answer) {
        return answer.body().path("error").path("type").asString("");
    }

    private static void refuse(OpenSearchCalls.Answer answer, String what) throws IOException {
        if (!answer.accepted()) {
            throw new IOException(what + ": " + answer.body());
        }
    }
}
