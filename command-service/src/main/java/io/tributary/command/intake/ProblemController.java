package io.tributary.command.intake;

import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.problem.ProblemPage;
import io.tributary.schemas.problem.ProblemPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What the `type` of a problem detail leads to. It holds no tenant's data: anybody may read it.
@RestController
final class ProblemController {

    @GetMapping({"/problems", "/problems/", "/problems/{name}"})
    void page(
            @PathVariable Optional<String> name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<ProblemPage> page =
                ProblemPages.find(
                        name.orElse(""), Optional.ofNullable(request.getHeader("Accept")));
        if (page.isEmpty()) {
            ProblemDetails.write(
                    response,
                    Rejection.of(
                            ErrorCode.COMMAND_UNKNOWN,
                            "Expected the code of a problem, but found another. GET /problems lists them."),
                    Optional.empty());
            return;
        }
        response.setContentType(page.get().mediaType());
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept");
        response.setHeader("Content-Security-Policy", ProblemPages.POLICY);
        response.getOutputStream().write(page.get().content());
    }
}
