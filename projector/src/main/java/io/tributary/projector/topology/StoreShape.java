package io.tributary.projector.topology;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The kinds of stores that read models use. All have a changelog, so a killed process loses
/// nothing.
final class StoreShape {
    /// Small segments that are cleaned soon: this changelog is read whole at every start.
    private static final Map<String, String> CLEANED_SOON =
            Map.of(
                    TopicConfig.SEGMENT_BYTES_CONFIG, "4194304",
                    TopicConfig.SEGMENT_MS_CONFIG, "600000",
                    TopicConfig.DELETE_RETENTION_MS_CONFIG, "60000",
                    TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1");

    private StoreShape() {}

    /// On disk; every change goes to the changelog. For values that rarely change twice in a row.
    static <V> StoreBuilder<KeyValueStore<String, V>> rows(String name, Serde<V> format) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), format);
    }

    /// On disk behind a cache: many changes of one value in a commit interval are written once.
    static <V> StoreBuilder<KeyValueStore<String, V>> figures(String name, Serde<V> format) {
        return rows(name, format).withCachingEnabled();
    }

    /// In memory behind a cache, for the few entries that come and go with every flush.
    static StoreBuilder<KeyValueStore<String, String>> progress() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(TopologyNames.PROGRESS),
                        Serdes.String(),
                        Serdes.String())
                .withLoggingEnabled(CLEANED_SOON)
                .withCachingEnabled();
    }
}
