package io.tributary.projector.sink;

import io.tributary.projector.readmodel.ReadModel;
import io.tributary.schemas.contract.IndexName;
import org.jspecify.annotations.Nullable;

/// One document to be written, or deleted.
///
/// @param origin the record that asks for it
/// @param version external version
/// @param body JSON; null deletes the document
/// @param second whether it is for the second index of a rebuild
record DocumentWrite(
        RecordBatch.Keyed origin, long version, byte @Nullable [] body, boolean second) {

    private static final int ORGANIZATION = 36;

    DocumentWrite(RecordBatch.Keyed origin, long version, byte @Nullable [] body) {
        this(origin, version, body, false);
    }

    /// The same document for the second index.
    DocumentWrite toSecond() {
        return new DocumentWrite(origin, version, body, true);
    }

    /// The alias that it is written to.
    String target() {
        return second ? IndexName.second(model().alias()) : model().alias();
    }

    ReadModel model() {
        return origin.model();
    }

    /// Document id; it begins with the organization's 36 characters.
    String id() {
        return origin.key();
    }

    String organization() {
        return id().substring(0, ORGANIZATION);
    }

    /// Bytes it adds to a request, roughly.
    int size() {
        byte[] json = body;
        return 200 + (json == null ? 0 : json.length);
    }
}
