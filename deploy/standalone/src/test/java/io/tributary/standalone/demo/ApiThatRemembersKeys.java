package io.tributary.standalone.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Both HTTP APIs in one: takes every command, answers a key it knows as before, and counts calls
/// for its dashboard.
final class ApiThatRemembersKeys implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final AtomicLong transactions = new AtomicLong();
    private final AtomicInteger busyAnswers = new AtomicInteger();

    ApiThatRemembersKeys() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The next request is told to come again.
    void beBusyOnce() {
        busyAnswers.incrementAndGet();
    }

    int calls() {
        return calls.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String organization = exchange.getRequestURI().getPath().split("/")[3];
        if (busyAnswers.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            send(exchange, 503, "{\"code\":\"CMD-501\"}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders()
                    .add("Tributary-Token", accept(exchange, organization, body));
            send(exchange, 200, "{}");
        } else {
            int total = callsOf(organization).get();
            send(
                    exchange,
                    200,
                    "{\"widgets\":[{\"name\":\"totals\",\"total\":{\"calls\":%d,\"conversions\":0}}]}"
                            .formatted(total));
        }
    }

    private String accept(HttpExchange exchange, String organization, String body) {
        String key = organization + exchange.getRequestHeaders().getFirst("Idempotency-Key");
        return tokens.computeIfAbsent(
                key,
                unused -> {
                    for (JsonNode command : JSON.readTree(body).path("commands")) {
                        if (command.path("command").asString("").equals("dialer.call_log.create")) {
                            callsOf(organization).incrementAndGet();
                        }
                    }
                    return "%s.%d.%d"
                            .formatted(
                                    organization,
                                    transactions.incrementAndGet(),
                                    Instant.now().toEpochMilli());
                });
    }

    private AtomicInteger callsOf(String organization) {
        return calls.computeIfAbsent(organization, unused -> new AtomicInteger());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
