package io.tributary.projector.sink;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes the body of a `_bulk` request: an action line and, for an index action, the document.
///
/// Ids consist of UUIDs and dimension values; they are escaped as JSON asks.
final class BulkRequestBody {
    private static final byte[] INDEX = bytes("{\"index\":{\"_index\":\"");
    private static final byte[] DELETE = bytes("{\"delete\":{\"_index\":\"");
    private static final byte[] ID = bytes("\",\"_id\":\"");
    private static final byte[] ROUTING = bytes("\",\"routing\":\"");
    private static final byte[] VERSION = bytes("\",\"version_type\":\"external\",\"version\":");
    private static final byte[] END = bytes("}}\n");

    private BulkRequestBody() {}

    static byte[] of(List<DocumentWrite> writes) {
        int size = writes.stream().mapToInt(DocumentWrite::size).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream(size + 64);
        for (DocumentWrite write : writes) {
            byte[] body = write.body();
            out.writeBytes(body == null ? DELETE : INDEX);
            out.writeBytes(bytes(write.target()));
            out.writeBytes(ID);
            out.writeBytes(bytes(escaped(write.id())));
            out.writeBytes(ROUTING);
            out.writeBytes(bytes(write.organization()));
            out.writeBytes(VERSION);
            out.writeBytes(bytes(Long.toString(write.version())));
            out.writeBytes(END);
            if (body != null) {
                out.writeBytes(body);
                out.write('\n');
            }
        }
        return out.toByteArray();
    }

    private static String escaped(String id) {
        boolean plain = id.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\');
        if (plain) {
            return id;
        }
        StringBuilder text = new StringBuilder();
        for (char c : id.toCharArray()) {
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                default -> {
                    if (c < ' ') {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
