package io.tributary.command.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes a JSON body that nobody may keep.
public final class JsonResponse {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonResponse() {}

    public static void write(HttpServletResponse response, String mediaType, JsonNode body)
            throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        response.setContentType(mediaType);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
