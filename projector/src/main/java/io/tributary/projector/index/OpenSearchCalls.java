package io.tributary.projector.index;

import io.tributary.projector.settings.OpenSearchSettings;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.core5.http.HttpHost;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// OpenSearch's REST interface, as bytes in and JSON out. Bodies are written by us, so that a
/// document's bytes travel unparsed from the topic to the index.
///
/// **Thread-safe.** Every call may fail with an `IOException` when the server is not reachable.
@Component
public class OpenSearchCalls implements AutoCloseable {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final OpenSearchClient client;
    private final OpenSearchGenericClient generic;

    public OpenSearchCalls(OpenSearchSettings settings) {
        URI url = settings.url();
        HttpHost host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
        ApacheHttpClient5TransportBuilder builder = ApacheHttpClient5TransportBuilder.builder(host);
        if (!settings.username().isEmpty()) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(host),
                    new UsernamePasswordCredentials(
                            settings.username(), settings.password().toCharArray()));
            builder.setHttpClientConfigCallback(h -> h.setDefaultCredentialsProvider(credentials));
        }
        this.client = new OpenSearchClient(builder.build());
        this.generic = client.generic();
    }

    /// An answer with a status below 300 or not: the caller decides what a refusal means.
    public record Answer(int status, JsonNode body) {
        public boolean accepted() {
            return status < 300;
        }
    }

    public Answer get(String path) throws IOException {
        return call("GET", path, Map.of(), new byte[0]);
    }

    public Answer call(String method, String path, Map<String, String> query, byte[] json)
            throws IOException {
        var request = Requests.builder().method(method).endpoint(path).query(query);
        if (json.length > 0) {
            request.body(Body.from(json, "application/json"));
        }
        try (Response response = generic.execute(request.build())) {
            byte[] body = response.getBody().map(Body::bodyAsBytes).orElseGet(() -> new byte[0]);
            JsonNode parsed = body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
            return new Answer(response.getStatus(), parsed);
        }
    }

    @Override
    public void close() throws IOException {
        client._transport().close();
    }
}
