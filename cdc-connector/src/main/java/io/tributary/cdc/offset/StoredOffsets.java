package io.tributary.cdc.offset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;
import org.jspecify.annotations.Nullable;

/// The engine's offset store: answers with the position that was recovered before it started.
///
/// **Stores nothing.** The publisher writes the offset together with the changes; what the engine
/// wants to store is what the publisher has committed already. The engine still moves the slot when
/// it believes to have stored an offset.
public final class StoredOffsets implements OffsetBackingStore {
    /// Engine property: the source offset as JSON; absent at the first start.
    public static final String RECOVERED = "tributary.recovered.offset";

    private @Nullable String recovered;

    @Override
    public void configure(WorkerConfig config) {
        recovered = config.originalsStrings().get(RECOVERED);
    }

    @Override
    public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
        Map<ByteBuffer, ByteBuffer> answers = new HashMap<>();
        if (recovered != null) {
            byte[] json = recovered.getBytes(StandardCharsets.UTF_8);
            keys.forEach(key -> answers.put(key, ByteBuffer.wrap(json)));
        }
        return CompletableFuture.completedFuture(answers);
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, Callback<Void> done) {
        done.onCompletion(null, null);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connector) {
        return Set.of();
    }

    @Override
    public void start() {
        // Nothing is opened: the position was read before the engine was made.
    }

    @Override
    public void stop() {
        // Nothing is open.
    }
}
