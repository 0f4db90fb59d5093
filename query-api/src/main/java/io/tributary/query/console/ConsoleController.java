package io.tributary.query.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The routes of the console and of the API's description for people. Every path that is no file is
/// the page, whose script reads the path.
@RestController
class ConsoleController {
    private static final Duration LONG = Duration.ofDays(365);

    private final ConsoleFiles files;

    ConsoleController(ConsoleSettings settings) {
        this.files = ConsoleFiles.load(settings);
    }

    @GetMapping("/")
    ResponseEntity<Void> root() {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create("/console/")).build();
    }

    @GetMapping({"/console", "/console/**"})
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        return answer(request, files.page("index.html"), CacheControl.noCache());
    }

    @GetMapping({"/docs", "/docs/**"})
    ResponseEntity<byte[]> docs(HttpServletRequest request) {
        return answer(request, files.page("docs.html"), CacheControl.noCache());
    }

    /// An address of another version is of a page from before an update, whose files are gone; the
    /// page itself is never kept, so that loading it anew mends it.
    @GetMapping("/console/assets/{version}/{*path}")
    ResponseEntity<byte[]> file(
            @PathVariable String version, @PathVariable String path, HttpServletRequest request) {
        if (!version.equals(files.version())) {
            return ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build();
        }
        CacheControl kept =
                files.isDevelopment()
                        ? CacheControl.noCache()
                        : CacheControl.maxAge(LONG).cachePublic().immutable();
        return files.find(path.substring(1))
                .map(file -> answer(request, file, kept))
                .orElseGet(
                        () ->
                                ResponseEntity.notFound()
                                        .cacheControl(CacheControl.noStore())
                                        .build());
    }

    private static ResponseEntity<byte[]> answer(
            HttpServletRequest request, ConsoleFile file, CacheControl kept) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok()
                        .contentType(file.type())
                        .cacheControl(kept)
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return takesPacked(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(file.packed())
                : answer.body(file.plain());
    }

    private static boolean takesPacked(@Nullable String encodings) {
        return encodings != null && encodings.contains("gzip");
    }
}
