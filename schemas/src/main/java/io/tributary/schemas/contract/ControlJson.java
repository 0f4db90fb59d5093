package io.tributary.schemas.contract;

import tools.jackson.databind.json.JsonMapper;

/// How progress and applied records are written: JSON, so that any client can read them.
public final class ControlJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ControlJson() {}

    public static byte[] write(Record control) {
        return MAPPER.writeValueAsBytes(control);
    }

    public static <T extends Record> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
