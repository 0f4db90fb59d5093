package io.tributary.query.problem;

import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.LimitReached;
import java.util.List;
import java.util.Optional;

/// A query that is not answered, and why. Its texts are shown to the caller.
public final class QueryRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<FieldError> errors;
    private final transient Optional<LimitReached> limit;

    public QueryRefused(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    public QueryRefused(ErrorCode code, String detail, List<FieldError> errors) {
        this(code, detail, errors, Optional.empty());
    }

    public QueryRefused(LimitReached limit) {
        this(ErrorCode.QUERY_LIMIT, limit.told(), List.of(), Optional.of(limit));
    }

    private QueryRefused(
            ErrorCode code, String detail, List<FieldError> errors, Optional<LimitReached> limit) {
        // No stack trace: a refusal is an answer, not a failure.
        super(detail, null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.limit = limit;
    }

    public ErrorCode code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /// Which was met; empty for every other code.
    public Optional<LimitReached> limit() {
        return limit;
    }

    public String detail() {
        String detail = getMessage();
        return detail == null ? code.title() : detail;
    }
}
