package io.tributary.query.response;

import io.tributary.query.problem.QueryRefused;
import io.tributary.schemas.contract.ErrorCode;
import java.math.BigDecimal;

/// Sums travel as doubles, which hold whole numbers exactly up to a limit. Beyond it there is no
/// answer rather than one that is nearly right.
final class Exact {
    private static final BigDecimal LIMIT = BigDecimal.valueOf(1L << 53);

    private Exact() {}

    static long whole(BigDecimal sum) {
        if (sum.abs().compareTo(LIMIT) >= 0) {
            throw new QueryRefused(
                    ErrorCode.QUERY_FAILED,
                    "Expected sums below 2^53, but found a larger one. Ask for a shorter stretch of time.");
        }
        return sum.longValueExact();
    }
}
