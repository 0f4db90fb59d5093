package io.tributary.projector.topology;

import io.tributary.schemas.contract.TopicName;

/// The names of operators, stores, applications and topics. A store's name is part of its changelog
/// topic's, so renaming one loses its state.
public final class TopologyNames {
    /// Source: the change topics of every entity of the read model.
    public static final String CHANGES = "changes";

    /// Processor: keeps contributions and figures, emits documents.
    public static final String PROJECTION = "projection";

    /// Sink: the read model's topic.
    public static final String DOCUMENTS = "documents";

    /// Sink: records that could not be read.
    public static final String DEAD_LETTERS = "dead-letters";

    /// Store: row key to what the row last added, and where.
    public static final String CONTRIBUTIONS = "contributions";

    /// Store of rollups: document id to the current figures of a bucket.
    public static final String BUCKETS = "buckets";

    /// Store of embedded models: row key to the parent's part of its document.
    public static final String PARENTS = "parents";

    /// Store of embedded models: row key of a parent, present or not, to the figures of its
    /// children.
    public static final String FIGURES = "figures";

    /// Store of restricted entities: row key to the row's part of its document, and subject to the
    /// keys of its rows.
    public static final String ROWS = "rows";

    /// Store of restricted entities: the same of the rows that decide who sees the others.
    public static final String DECISIONS = "decisions";

    /// Store: documents still to be emitted, input positions, fan-outs under way, and the
    /// definition it was built with.
    public static final String PROGRESS = "progress";

    /// Key of the record that says up to where the documents before it are complete.
    private static final String MARKER_PREFIX = "~applied/";

    private TopologyNames() {}

    /// The Kafka Streams application of a read model's generation. Its consumer group,
    /// transactional ids and changelogs begin with it, and the broker's grants go by the beginning.
    public static String application(String domain, String readModel, int generation) {
        return "tributary-projector-%s-%s-g%d"
                .formatted(domain, readModel.replace('_', '-'), generation);
    }

    /// The topic that a generation writes. Two generations run side by side, so each has its own.
    public static String outputTopic(String domain, String readModel, int generation) {
        String first = TopicName.ofReadModel(domain, readModel);
        return generation == 1 ? first : first + ".g" + generation;
    }

    public static String markerKey(int partition) {
        return MARKER_PREFIX + partition;
    }

    public static boolean isMarker(String key) {
        return key.startsWith(MARKER_PREFIX);
    }
}
