package io.tributary.query.request;

import io.tributary.query.problem.FieldError;
import io.tributary.query.problem.QueryRefused;
import io.tributary.schemas.contract.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with a request, so that all of it is told at once.
final class Mistakes {
    private static final int LONGEST_ECHO = 80;

    private final List<FieldError> errors = new ArrayList<>();

    /// @param expected completes "Expected …"
    void add(String field, String code, String expected, String found) {
        errors.add(
                new FieldError(
                        shortened(field),
                        code,
                        "Expected %s, but found '%s'.".formatted(expected, shortened(found))));
    }

    void add(String field, String code, String message) {
        errors.add(new FieldError(shortened(field), code, message));
    }

    void refuseIfAny() {
        if (!errors.isEmpty()) {
            throw new QueryRefused(
                    ErrorCode.QUERY_BAD_PARAMETER,
                    "Expected acceptable parameters, but found %d that are not. Mend those listed in errors."
                            .formatted(errors.size()),
                    errors);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
    }
}
