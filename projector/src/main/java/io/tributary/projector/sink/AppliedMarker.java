package io.tributary.projector.sink;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The marker that a topology writes behind its outputs: every change before these positions is
/// reflected in what stands before the marker.
final class AppliedMarker {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String PREFIX = "~applied/";

    private AppliedMarker() {}

    static boolean isOne(String key) {
        return key.startsWith(PREFIX);
    }

    /// Input topic to the offset after the last change that is reflected.
    static Map<String, Long> positions(byte @Nullable [] value) {
        Map<String, Long> positions = new HashMap<>();
        if (value != null) {
            MAPPER.readTree(value)
                    .path("positions")
                    .properties()
                    .forEach(p -> positions.put(p.getKey(), p.getValue().asLong()));
        }
        return positions;
    }
}
