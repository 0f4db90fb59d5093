package io.tributary.query.problem;

import io.tributary.schemas.contract.ErrorCode;
import java.util.List;

/// A query that is not answered, and why. Its texts are shown to the caller.
public final class QueryRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<FieldError> errors;

    public QueryRefused(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    public QueryRefused(ErrorCode code, String detail, List<FieldError> errors) {
        // No stack trace: a refusal is an answer, not a failure.
        super(detail, null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public ErrorCode code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public String detail() {
        String detail = getMessage();
        return detail == null ? code.title() : detail;
    }
}
