package io.tributary.servers.opensearchnode;

import java.util.Map;

/// What OpenSearch is told, wherever it runs.
public final class NodeSettings {
    public static final Map<String, String> EVERYWHERE =
            Map.of(
                    "cluster.name", "tributary",
                    "discovery.type", "single-node",
                    "action.auto_create_index", "false",
                    "cluster.routing.allocation.disk.threshold_enabled", "false",
                    "cluster.max_shards_per_node", "5000");

    private NodeSettings() {}
}
