package io.tributary.servers;

/// The servers of a local run.
public enum Server {
    POSTGRES,
    KAFKA,
    REGISTRY,
    OPENSEARCH
}
