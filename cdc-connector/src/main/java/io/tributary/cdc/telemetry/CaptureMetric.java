package io.tributary.cdc.telemetry;

/// Every metric of the connector.
public enum CaptureMetric {
    /// Changes committed to their topics.
    CHANGES("cdc.publish.changes"),
    /// Database transactions published whole.
    TRANSACTIONS("cdc.publish.transactions"),
    /// Kafka transactions committed.
    KAFKA_TRANSACTIONS("cdc.publish.kafka.transactions"),
    /// From a database transaction's commit to its Kafka transaction's commit.
    DELAY("cdc.publish.delay"),
    /// Records of the engine that no topic wants.
    IGNORED("cdc.change.ignored"),
    /// Times the stream was started again after a failure.
    RESTARTS("cdc.capture.restarts"),
    /// Bytes of log that the slot keeps back.
    RETAINED("cdc.capture.retained.bytes");

    private final String key;

    CaptureMetric(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
