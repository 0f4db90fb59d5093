package io.tributary.query.problem;

import io.tributary.schemas.contract.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// The outermost catch: whatever escapes the stations and the security filters becomes problem
/// details, and the log keeps what the caller is not told.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class ProblemFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemFilter.class);

    private final ProblemWriter problems;

    public ProblemFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (QueryRefused refused) {
            problems.write(response, refused);
        } catch (ServletException | RuntimeException e) {
            LOG.error("A request to {} failed.", request.getRequestURI(), e);
            problems.write(
                    response,
                    ErrorCode.QUERY_FAILED,
                    "The request met an unforeseen failure, which is logged. Try again later.");
        }
    }
}
