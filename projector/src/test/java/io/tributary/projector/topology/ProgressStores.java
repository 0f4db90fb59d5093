package io.tributary.projector.topology;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/// Stores like the one in which a task keeps what it has still to do.
final class ProgressStores {
    private ProgressStores() {}

    static KeyValueStore<String, String> empty() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        KeyValueStore<String, String> store =
                StoreShape.progress().withLoggingDisabled().withCachingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
