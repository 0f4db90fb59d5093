package io.tributary.standalone.readiness;

import io.tributary.standalone.run.Addresses;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Tells now and then how many documents there are, while a restored home makes them.
public final class DocumentWatch implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PAUSE_SECONDS = 10;

    private final Api api;
    private final String count;
    private final Consumer<String> say;
    private final Thread thread = Thread.ofVirtual().name("watch documents").unstarted(this::watch);

    private DocumentWatch(Addresses addresses, Consumer<String> say) {
        this.api = new Api(addresses);
        this.count = addresses.byName().get("opensearch") + "/_count";
        this.say = say;
    }

    /// Watches until it is closed.
    public static DocumentWatch of(Addresses addresses, Consumer<String> say) {
        var watch = new DocumentWatch(addresses, say);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
                say.accept("Making documents from the rows: " + counted());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private String counted() {
        try {
            return "%,d so far".formatted(JSON.readTree(api.text(count)).path("count").asLong());
        } catch (IOException | JacksonException away) {
            return "OpenSearch does not count now";
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
