package io.tributary.schemas.contract;

/// The topics of Tributary. Every topic that holds organizations' records has the same number of
/// partitions, so that an organization lives in one partition number of all of them.
public final class TopicName {
    /// One record per Kafka transaction and touched partition number; see {@link ProgressRecord}.
    public static final String PROGRESS = "tributary.progress";

    /// What each read model has applied; see {@link AppliedRecord}.
    public static final String APPLIED = "tributary.applied";

    /// The connector's source offset, one key, compacted, one partition.
    public static final String SOURCE_OFFSETS = "tributary.cdc.offsets";

    /// Records that OpenSearch refused, by document key, compacted.
    public static final String DEAD_LETTERS = "tributary.dead-letters";

    private static final String PREFIX = "tributary.";

    private TopicName() {}

    /// The change topic of a table: `tributary.<domain>.<table>`.
    public static String of(TableName table) {
        return PREFIX + table.domain() + "." + table.table();
    }

    /// The topic of a derived read model (rollup or embedded documents).
    public static String ofReadModel(String domain, String readModel) {
        return PREFIX + "read-models." + domain + "." + readModel;
    }
}
