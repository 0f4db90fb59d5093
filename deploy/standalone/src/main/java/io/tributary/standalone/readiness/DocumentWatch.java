package io.tributary.standalone.readiness;

import io.tributary.standalone.run.Addresses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Tells now and then how many documents there are, while a restored home makes them.
public final class DocumentWatch implements AutoCloseable {
    private static final Pattern COUNT = Pattern.compile("\"count\"\\s*:\\s*(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_SECONDS = 10;

    private final URI count;
    private final Consumer<String> say;
    private final Thread thread = Thread.ofVirtual().name("watch documents").unstarted(this::watch);

    private DocumentWatch(URI count, Consumer<String> say) {
        this.count = count;
        this.say = say;
    }

    /// Watches until it is closed.
    public static DocumentWatch of(Addresses addresses, Consumer<String> say) {
        var watch =
                new DocumentWatch(
                        URI.create(addresses.byName().get("opensearch") + "/_count"), say);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try (var client = HttpClient.newHttpClient()) {
            while (true) {
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
                say.accept("Making documents from the rows: " + counted(client));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private String counted(HttpClient client) throws InterruptedException {
        try {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(count).timeout(PATIENCE).build(),
                            BodyHandlers.ofString());
            var found = COUNT.matcher(answer.body());
            return found.find()
                    ? "%,d so far".formatted(Long.parseLong(found.group(1)))
                    : "OpenSearch does not count now";
        } catch (IOException away) {
            return "OpenSearch does not answer now";
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
