package io.tributary.standalone.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// Serves the public half of the signing key on the loopback address, where an identity provider's
/// would be. It hands out no tokens: whoever may read the home signs with {@link SigningKey}.
public final class DevelopmentIssuer implements AutoCloseable {
    private final HttpServer server;

    private DevelopmentIssuer(HttpServer server) {
        this.server = server;
    }

    public static DevelopmentIssuer start(SigningKey key, int port) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var server = HttpServer.create(address, 0);
            var keys = key.publicSet().getBytes(StandardCharsets.UTF_8);
            server.createContext("/.well-known/jwks.json", exchange -> answer(exchange, keys));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return new DevelopmentIssuer(server);
        } catch (IOException e) {
            throw new ServerFailure(
                    "Expected port %d to be free for the development issuer, but: %s. Choose another block with --ports-from."
                            .formatted(port, e.getMessage()),
                    e);
        }
    }

    private static void answer(HttpExchange exchange, byte[] keys) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
