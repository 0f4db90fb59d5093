package io.tributary.projector.operation;

import io.tributary.projector.verify.JournalReport;
import io.tributary.projector.verify.JournalVerification;
import io.tributary.projector.verify.Verification;
import io.tributary.projector.verify.VerifyReport;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `POST /verify?organization=&repair=` and `POST /verify/journal?organization=`.
@RestController
final class VerifyController {
    private final Verification verification;
    private final JournalVerification journal;

    VerifyController(Verification verification, JournalVerification journal) {
        this.verification = verification;
        this.journal = journal;
    }

    /// Text for a terminal, or JSON for a caller that names it.
    @PostMapping("/verify")
    ResponseEntity<Object> verify(
            @RequestParam(required = false) @Nullable UUID organization,
            @RequestParam(defaultValue = "false") boolean repair,
            @RequestHeader(name = "Accept", defaultValue = "") String accept)
            throws SQLException, IOException {
        VerifyReport report = verification.verify(Optional.ofNullable(organization), repair);
        return answer(accept, report, report.text());
    }

    /// Whether the journal is as it was sealed, likewise.
    @PostMapping("/verify/journal")
    ResponseEntity<Object> verifyJournal(
            @RequestParam(required = false) @Nullable UUID organization,
            @RequestHeader(name = "Accept", defaultValue = "") String accept)
            throws SQLException {
        JournalReport report = journal.verify(Optional.ofNullable(organization));
        return answer(accept, report, report.text());
    }

    private static ResponseEntity<Object> answer(String accept, Object report, String text) {
        return accept.contains("json")
                ? ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(report)
                : ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(text);
    }

    /// The pipeline or a server stands still: nothing was compared to the end.
    @ExceptionHandler({IllegalStateException.class, SQLException.class, IOException.class})
    ProblemDetail impossibleNow(Exception failure) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "" + failure.getMessage());
    }
}
