package io.tributary.projector.telemetry;

/// Every metric of the projector, so that dashboards and alerts cannot drift from the code.
public enum ProjectorMetric {
    /// Documents acknowledged by OpenSearch, per read model.
    DOCUMENTS_ACKNOWLEDGED("projector.sink.documents.acknowledged"),
    /// Of those, documents that were there already in the same or a newer version.
    DOCUMENTS_STALE("projector.sink.documents.stale"),
    /// Documents refused for their own sake and parked, per read model.
    DOCUMENTS_PARKED("projector.sink.documents.parked"),
    /// Bulk requests with at least one transient failure.
    BULKS_RETRIED("projector.sink.bulks.retried"),
    /// Duration of bulk requests.
    BULK_TIME("projector.sink.bulk"),
    /// From the transaction's commit to OpenSearch's acknowledgement, of the oldest change of a
    /// batch.
    FRESHNESS("projector.sink.freshness"),
    /// Read models that are being filled, or keep an old index up.
    REBUILDS("projector.rebuild.running"),
    /// Documents read anew from a topic for a second index, per read model.
    REBUILD_DOCUMENTS("projector.rebuild.documents"),
    /// Documents that a second index refuses, per read model; it is not swapped in while they make
    /// a difference.
    REBUILD_REFUSED("projector.rebuild.refused"),
    /// Topologies that do not run: starting, rebalancing or stopped.
    TOPOLOGIES_TROUBLED("projector.topology.troubled"),
    /// Letters that wait for somebody.
    LETTERS("projector.parking.letters"),
    /// Read models that stopped since too much was parked.
    STOPPED("projector.parking.stopped"),
    /// Rows and documents compared.
    VERIFY_COMPARED("projector.verify.compared"),
    /// Differences that the latest continuous check found.
    VERIFY_DIFFERENCES("projector.verify.differences");

    private final String meter;

    ProjectorMetric(String meter) {
        this.meter = meter;
    }

    /// The name as Micrometer knows it.
    public String meter() {
        return meter;
    }
}
