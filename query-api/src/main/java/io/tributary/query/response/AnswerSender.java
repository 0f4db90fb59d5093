package io.tributary.query.response;

import io.tributary.query.export.Export;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Sends an answer, or only the news that the client has it already.
@Component
public class AnswerSender {
    /// Everything committed until then is in the answer.
    static final String APPLIED = "Tributary-Applied-Commit-Time";

    static final String LAG = "Tributary-Lag-Ms";

    /// From where a stream of changes has everything that is not in the answer.
    static final String POSITION = "Tributary-Changes-After";

    public ResponseEntity<Object> send(HttpServletRequest request, Answer answer) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noCache().cachePrivate());
        String applied = answer.freshness().appliedCommitTime();
        if (applied != null) {
            response.header(APPLIED, applied);
            response.header(LAG, String.valueOf(answer.freshness().lagMs()));
        }
        answer.position().ifPresent(position -> response.header(POSITION, position));
        if (answer.entityTag().isEmpty()) {
            return response.body(answer.body());
        }
        String tag = answer.entityTag().get();
        if (matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        return response.eTag(tag).body(answer.body());
    }

    /// What stands before a file.
    public void head(HttpServletResponse response, Export export) {
        response.setContentType(export.format().mediaType());
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s.%s\""
                        .formatted(export.name(), export.format().spelling()));
        FreshnessAnswer freshness = FreshnessAnswer.of(export.freshness(), Instant.now());
        if (freshness.appliedCommitTime() != null) {
            response.setHeader(APPLIED, freshness.appliedCommitTime());
            response.setHeader(LAG, String.valueOf(freshness.lagMs()));
        }
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
