package io.tributary.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where effects arrive: keeps what it took, and fails when it is told to. What comes to `/hang` is
/// not answered.
final class Receiver implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final List<Message> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    private Receiver(HttpServer server) {
        this.server = server;
    }

    record Message(String path, String id, String timestamp, String signature, byte[] body) {
        JsonNode data() {
            return JSON.readTree(body).get("data");
        }

        String type() {
            return JSON.readTree(body).get("type").asString();
        }

        String organization() {
            return data().get("organization_id").asString();
        }
    }

    static Receiver start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Receiver receiver = new Receiver(server);
        server.createContext("/", receiver::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return receiver;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/hang")) {
                closing.await(1, TimeUnit.MINUTES);
            }
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var headers = exchange.getRequestHeaders();
            taken.add(
                    new Message(
                            path,
                            headers.getFirst("webhook-id"),
                            headers.getFirst("webhook-timestamp"),
                            headers.getFirst("webhook-signature"),
                            body));
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Answers 503 to so many.
    void refuseNext(int requests) {
        refusals.set(requests);
    }

    int refusalsLeft() {
        return refusals.get();
    }

    /// In the order in which they were taken.
    List<Message> of(Tenant tenant) {
        return taken.stream()
                .filter(m -> m.organization().equals(tenant.organization().toString()))
                .toList();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// The text of a message, as it was signed.
    static String text(Message message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
