package io.tributary.query.export;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/// A file that documents are written into, one after the other.
interface DocumentFile {

    void write(JsonNode document) throws IOException;

    void flush() throws IOException;
}
