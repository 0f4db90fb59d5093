package io.tributary.command;

import io.tributary.command.schema.SchemaMain;
import io.tributary.fixtures.RealServers;
import io.tributary.servers.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real Postgres and the whole service before it, once per JVM.
final class Trial {
    static final String DOMAINS = "../schemas/domains";
    static final String EFFECTS_SECRET = "a-secret-of-thirty-two-characters";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static @Nullable Trial shared;

    private final RealServers servers;
    private final TokenIssuer issuer;
    private final ConfigurableApplicationContext service;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    private Trial() {
        servers = RealServers.sharedWith(Server.POSTGRES);
        issuer = TokenIssuer.start();
        if (schema("apply") != 0) {
            throw new IllegalStateException("The schema could not be applied.");
        }
        service = startService();
        url = urlOf(service);
    }

    private Trial(Trial first, ConfigurableApplicationContext other) {
        servers = first.servers;
        issuer = first.issuer;
        service = other;
        url = urlOf(other);
    }

    /// The same database and issuer, behind another process of the service.
    Trial at(ConfigurableApplicationContext other) {
        return new Trial(this, other);
    }

    private static String urlOf(ConfigurableApplicationContext service) {
        return "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
    }

    static synchronized Trial shared() {
        Trial running = shared;
        if (running == null) {
            running = new Trial();
            shared = running;
        }
        return running;
    }

    int schema(String verb, String... settings) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                verb,
                                "--tributary.postgres.url=" + servers.endpoints().postgresUrl(),
                                "--tributary.postgres.username=postgres",
                                "--tributary.postgres.password=" + password("postgres"),
                                "--tributary.domains.directory=" + DOMAINS,
                                "--tributary.domains.active=identity,dialer,learning,community"));
        arguments.addAll(List.of(settings));
        return SchemaMain.run(arguments);
    }

    String postgresUrl() {
        return servers.endpoints().postgresUrl();
    }

    String password(String role) {
        return servers.postgresPassword(role);
    }

    /// One more process of the service, as far as the database can tell.
    ///
    /// @param settings that it has otherwise; what comes round by itself is off unless they say so
    ConfigurableApplicationContext startService(String... settings) {
        Map<String, String> byName = new LinkedHashMap<>();
        usualSettings().forEach(s -> byName.put(s.split("=", 2)[0], s));
        List.of(settings).forEach(s -> byName.put(s.split("=", 2)[0], s));
        List<String> arguments = List.copyOf(byName.values());
        return new SpringApplicationBuilder(CommandServiceApplication.class)
                .properties(
                        "spring.config.name=command-service",
                        "tributary.command.timers.workers=0",
                        "tributary.command.retention.every=0s",
                        "tributary.effects.in-flight=0",
                        "tributary.effects.secret=" + EFFECTS_SECRET)
                .run(arguments.toArray(String[]::new));
    }

    private List<String> usualSettings() {
        return List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--tributary.postgres.url=" + servers.endpoints().postgresUrl(),
                "--tributary.postgres.username=tributary_command",
                "--tributary.postgres.password=" + password("tributary_command"),
                "--tributary.domains.directory=" + DOMAINS,
                "--tributary.domains.active=identity,dialer,learning,community",
                "--tributary.command.imports.rows=100",
                "--tributary.command.imports.lease=1s",
                "--tributary.command.imports.ahead=16MB",
                "--tributary.command.imports.largest=4MB",
                "--tributary.auth.jwks-uri=" + issuer.keysUrl(),
                "--tributary.auth.issuer=" + TokenIssuer.NAME,
                "--tributary.auth.audience=" + TokenIssuer.AUDIENCE);
    }

    TokenIssuer issuer() {
        return issuer;
    }

    <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    /// A connection of that role, outside of the service.
    Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(servers.endpoints().postgresUrl(), role, password(role));
    }

    /// The first column of the first row, as the superuser sees it.
    @Nullable String sql(String select) {
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement()) {
            if (!statement.execute(select)) {
                return null;
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// A fresh organization and its owner.
    Tenant found() {
        UUID organization = UUID.randomUUID();
        Tenant tenant = new Tenant(this, organization, UUID.randomUUID());
        Reply reply =
                tenant.send(
                        "identity.organization.create",
                        """
                        {"name": "Trial", "slug": "trial-%s"}\
                        """
                                .formatted(organization.toString().substring(0, 18)));
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.toString());
        }
        return tenant;
    }

    /// What anybody gets, from a page of another origin.
    String get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Origin", "https://elsewhere.example")
                        .build();
        try {
            HttpResponse<String> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200
                    || !answer.headers()
                            .firstValue("Access-Control-Allow-Origin")
                            .equals(Optional.of("*"))) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.headers());
            }
            return answer.body();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Reply post(String path, @Nullable UUID user, byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (user != null) {
            request.header("Authorization", "Bearer " + issuer.token(user));
        }
        if (headers.length > 0) {
            for (int i = 0; i < headers.length; i += 2) {
                request.setHeader(headers[i], headers[i + 1]);
            }
        }
        return send(request.build());
    }

    /// GET or DELETE.
    Reply ask(String method, String path, UUID user) {
        return send(request(method, path, user));
    }

    /// The body of a GET, whatever it is.
    HttpResponse<String> text(String path, UUID user) {
        return exchange(request("GET", path, user));
    }

    private HttpRequest request(String method, String path, UUID user) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + issuer.token(user))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
    }

    Reply send(HttpRequest request) {
        HttpResponse<String> response = exchange(request);
        String body = response.body();
        return new Reply(
                response.statusCode(),
                body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body),
                response.headers());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    URI address(String path) {
        return URI.create(url + path);
    }

    /// An answer of the service.
    record Reply(int status, JsonNode body, java.net.http.HttpHeaders headers) {
        String code() {
            return body.path("code").asString("");
        }

        String id() {
            return body.path("id").asString("");
        }

        long version() {
            return body.path("version").asLong(0);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /// `field code` of every field error.
        List<String> errors() {
            List<String> errors = new ArrayList<>();
            for (JsonNode error : body.path("errors")) {
                errors.add(error.get("field").asString() + " " + error.get("code").asString());
            }
            return errors;
        }
    }
}
