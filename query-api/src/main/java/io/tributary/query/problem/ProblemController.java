package io.tributary.query.problem;

import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.problem.ProblemPage;
import io.tributary.schemas.problem.ProblemPages;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// What the `type` of a problem detail leads to. It holds no tenant's data: anybody may read it.
@RestController
class ProblemController {

    @GetMapping({"/problems", "/problems/", "/problems/{name}"})
    ResponseEntity<byte[]> page(
            @PathVariable Optional<String> name,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        ProblemPage page =
                ProblemPages.find(name.orElse(""), Optional.ofNullable(accept))
                        .orElseThrow(ProblemController::unknown);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(page.mediaType()))
                .cacheControl(CacheControl.noCache())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Content-Security-Policy", ProblemPages.POLICY)
                .body(page.content());
    }

    private static QueryRefused unknown() {
        return new QueryRefused(
                ErrorCode.QUERY_UNKNOWN_ROUTE,
                "Expected the code of a problem, but found another. GET /problems lists them.");
    }
}
