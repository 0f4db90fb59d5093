package io.tributary.e2e;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// Somebody who follows an organization and, whenever the stream ends, goes on where it was.
final class LiveListener implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// A browser waits three seconds; hundreds that hurry would take a starting service its cores.
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);

    /// After these an application asks for everything anew; here they must not happen.
    private static final Set<String> FINAL = Set.of("QRY-102", "QRY-202", "QRY-203", "QRY-302");

    private final UUID organization;
    private final ApiClient client;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile String lastId = "";
    private volatile String failure = "";
    private volatile int connections;
    private volatile boolean stopped;

    private LiveListener(UUID organization, ApiClient client) {
        this.organization = organization;
        this.client = client;
        this.thread = Thread.ofVirtual().unstarted(this::follow);
    }

    static LiveListener following(UUID organization, ApiClient client) {
        LiveListener listener = new LiveListener(organization, client);
        listener.thread.start();
        return listener;
    }

    /// Whether it would miss nothing from now on.
    boolean begun() {
        return !lastId.isEmpty();
    }

    int connections() {
        return connections;
    }

    /// Why it gave up; empty when it did not.
    String failure() {
        return failure;
    }

    /// `<domain>.<entity> <id> <operation> <version>` of each change, in order.
    List<String> told() {
        return told;
    }

    private void follow() {
        while (!stopped && failure.isEmpty()) {
            try {
                connect();
            } catch (IOException away) {
                // The service is coming back.
                LockSupport.parkNanos(BEFORE_NEXT_TRY.toNanos());
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private void connect() throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                client.query()
                                        .resolve("/v1/organizations/" + organization + "/changes"))
                        .header("Authorization", "Bearer " + client.bearer());
        if (begun()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> response =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() == 200) {
                connections++;
                read(lines);
            } else {
                String body = lines.readLine();
                if (body == null) {
                    throw new EOFException("An answer without its problem.");
                }
                problem(RunningTributary.JSON.readTree(body));
            }
        }
    }

    private void read(BufferedReader lines) throws IOException {
        String type = "";
        String data = "";
        String id = lastId;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.isEmpty()) {
                // What came of an event without its empty line is no event.
                if (type.equals("transaction")) {
                    RunningTributary.JSON.readTree(data).path("changes").forEach(this::change);
                } else if (type.equals("problem")) {
                    problem(RunningTributary.JSON.readTree(data));
                }
                lastId = id;
                type = "";
                data = "";
            }
        }
    }

    private void change(JsonNode change) {
        JsonNode row = change.path("row");
        if (!row.isMissingNode()
                && !row.path("organization_id").asString("").equals(organization.toString())) {
            failure = "foreign row: " + change;
        }
        told.add(
                "%s.%s %s %s %s"
                        .formatted(
                                change.path("domain").asString(),
                                change.path("entity").asString(),
                                change.path("id").asString(),
                                change.path("operation").asString(),
                                change.path("version").asString("-")));
    }

    private void problem(JsonNode problem) {
        if (FINAL.contains(problem.path("code").asString(""))) {
            failure = problem.toString();
        }
        LockSupport.parkNanos(BEFORE_NEXT_TRY.toNanos());
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
