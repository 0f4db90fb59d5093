package io.tributary.query.problem;

import io.tributary.schemas.contract.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Tells the refusals of the web layer in the same form as our own.
@RestControllerAdvice
class WebProblems {
    private static final Logger LOG = LoggerFactory.getLogger(WebProblems.class);

    private final ProblemWriter problems;

    WebProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void refused(QueryRefused refused, HttpServletResponse response) throws IOException {
        problems.write(response, refused);
    }

    @ExceptionHandler
    void method(HttpRequestMethodNotSupportedException e, HttpServletResponse response)
            throws IOException {
        response.setHeader("Allow", "GET, HEAD, OPTIONS");
        problems.write(
                response,
                ErrorCode.QUERY_METHOD,
                "Expected GET or HEAD, but found %s. Changes are made by commands."
                        .formatted(e.getMethod()));
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    void noRoute(HttpServletResponse response) throws IOException {
        problems.write(
                response,
                ErrorCode.QUERY_UNKNOWN_ROUTE,
                "Expected a path such as /v1/organizations/{id}/documents/{domain}/{collection}.");
    }

    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        ServletRequestBindingException.class,
        HttpMediaTypeException.class,
        RequestRejectedException.class,
        IllegalStateException.class
    })
    void malformed(Exception e, HttpServletResponse response) throws Exception {
        // Tomcat reports parameters that cannot be decoded by a subclass of IllegalStateException.
        if (e.getClass() == IllegalStateException.class) {
            failed(e, response);
            return;
        }
        problems.write(
                response,
                ErrorCode.QUERY_BAD_PARAMETER,
                "Expected well-formed parameters and headers that ask for application/json.");
    }

    @ExceptionHandler
    void failed(Exception e, HttpServletResponse response) throws Exception {
        LOG.error("A query failed.", e);
        if (response.isCommitted()) {
            // Only a broken connection still tells the client that its answer is not whole.
            throw e;
        }
        problems.write(
                response,
                ErrorCode.QUERY_FAILED,
                "The query met an unforeseen failure, which is logged. Try again later.");
    }
}
