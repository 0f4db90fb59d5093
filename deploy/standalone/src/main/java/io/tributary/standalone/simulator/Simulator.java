package io.tributary.standalone.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tributary.schemas.contract.WebhookSignature;
import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The gateways of a local run, on the loopback address: `POST /messages` takes a signed effect,
/// `GET /` shows them, `GET /messages` tells them as JSON (both with `?organization=` for one),
/// `POST /failures?count=n` refuses the next n.
public final class Simulator implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final WebhookSignature key;
    private final StatusCallbacks callbacks;
    private final SentMessages messages = new SentMessages();
    private final AtomicInteger failures = new AtomicInteger();

    private Simulator(HttpServer server, WebhookSignature key, StatusCallbacks callbacks) {
        this.server = server;
        this.key = key;
        this.callbacks = callbacks;
    }

    /// @param commands address of the command-service
    /// @param secret from which the keys of signatures are made
    public static Simulator start(int port, String commands, String secret) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var key = WebhookSignature.ofGateways(secret);
            var simulator =
                    new Simulator(
                            HttpServer.create(address, 0), key, new StatusCallbacks(commands, key));
            simulator.open();
            return simulator;
        } catch (IOException e) {
            throw new ServerFailure(
                    "Expected port %d to be free for the simulator of gateways, but: %s. Choose another block with --ports-from."
                            .formatted(port, e.getMessage()),
                    e);
        }
    }

    private void open() {
        server.createContext("/messages", this::messages);
        server.createContext("/failures", this::fail);
        server.createContext("/", this::page);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void messages(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(take(exchange), -1);
            } else {
                answer(
                        exchange,
                        "application/json",
                        JSON.writeValueAsString(messages.of(organization(exchange))));
            }
        }
    }

    private int take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return 503;
        }
        String id = header(exchange, WebhookSignature.ID);
        boolean signed =
                key.verifies(
                        id,
                        header(exchange, WebhookSignature.TIMESTAMP),
                        header(exchange, WebhookSignature.SIGNATURE),
                        body,
                        Instant.now());
        if (!signed) {
            return 401;
        }
        SentMessage message = read(id, JSON.readTree(body));
        if (messages.add(message)) {
            callbacks.tell(message);
        }
        return 204;
    }

    private static SentMessage read(String id, JsonNode sent) {
        JsonNode data = sent.path("data");
        return new SentMessage(
                id,
                data.path("organization_id").asString(""),
                sent.path("type").asString(""),
                data.path("to").asString(""),
                data.path("command").asString(""),
                data.path("content").toPrettyString(),
                Optional.ofNullable(data.get("report_to")).map(JsonNode::asString),
                Instant.now());
    }

    private void fail(HttpExchange exchange) throws IOException {
        try (exchange) {
            String count =
                    parameter(exchange, "count").filter(c -> c.matches("\\d{1,6}")).orElse("");
            if (!exchange.getRequestMethod().equals("POST") || count.isEmpty()) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            failures.set(Integer.parseInt(count));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            answer(
                    exchange,
                    "text/html; charset=utf-8",
                    SentPage.of(messages.of(organization(exchange))));
        }
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    private static Optional<String> organization(HttpExchange exchange) {
        return parameter(exchange, "organization");
    }

    private static Optional<String> parameter(HttpExchange exchange, String name) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        return Arrays.stream(query.split("&", -1))
                .filter(p -> p.startsWith(name + "="))
                .map(p -> p.substring(name.length() + 1))
                .findFirst();
    }

    @Override
    public void close() {
        server.stop(0);
        callbacks.close();
    }
}
