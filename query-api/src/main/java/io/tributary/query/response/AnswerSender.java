package io.tributary.query.response;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.Map;

/// Sends an answer, or only the news that the client has it already.
@Component
public class AnswerSender {

    public ResponseEntity<Map<String, Object>> send(HttpServletRequest request, Answer answer) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noCache().cachePrivate());
        if (answer.entityTag().isEmpty()) {
            return response.body(answer.body());
        }
        String tag = answer.entityTag().get();
        if (matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        return response.eTag(tag).body(answer.body());
    }

    /// Weak and strong tags compare alike here.
    private static boolean matches(@Nullable String given, String tag) {
        return given != null
                && Arrays.stream(given.split(","))
                        .map(String::strip)
                        .anyMatch(g -> opaque(g).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
