package io.tributary.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// The DevTools protocol: questions with a number, answers with the same. One thread asks at a
/// time.
final class DevTools implements WebSocket.Listener, AutoCloseable {
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger(1);
    private final StringBuilder part = new StringBuilder();
    private final Duration patience;
    private WebSocket socket;

    private DevTools(Duration patience) {
        this.patience = patience;
    }

    static DevTools connect(HttpClient client, URI address, Duration patience) {
        DevTools tools = new DevTools(patience);
        tools.socket = client.newWebSocketBuilder().buildAsync(address, tools).join();
        return tools;
    }

    /// @param session the page that is meant; empty for the browser itself
    /// @throws AssertionError when the browser refuses or does not answer in time
    JsonNode call(String session, String method, Map<String, ?> parameters) {
        int id = next.getAndIncrement();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("method", method);
        message.put("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        socket.sendText(RunningTributary.JSON.writeValueAsString(message), true).join();
        JsonNode told = answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
        if (told.has("error")) {
            throw new AssertionError(method + ": " + told.get("error"));
        }
        return told.path("result");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            JsonNode message = RunningTributary.JSON.readTree(part.toString());
            part.setLength(0);
            CompletableFuture<JsonNode> waiting = asked.remove(message.path("id").asInt(0));
            if (waiting != null) {
                waiting.complete(message);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
