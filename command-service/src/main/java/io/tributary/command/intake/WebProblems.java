package io.tributary.command.intake;

import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Tells the refusals of the web layer in the same form as our own.
@RestControllerAdvice
final class WebProblems {
    private static final Logger LOG = LoggerFactory.getLogger(WebProblems.class);

    @ExceptionHandler
    void method(HttpRequestMethodNotSupportedException refused, HttpServletResponse response)
            throws IOException {
        String offered =
                Stream.of(Objects.requireNonNullElse(refused.getSupportedMethods(), new String[0]))
                        .sorted()
                        .collect(Collectors.joining(", "));
        response.setHeader("Allow", offered);
        write(
                response,
                ErrorCode.COMMAND_METHOD,
                "Expected %s, but found %s. Documents are read from the query service."
                        .formatted(offered, refused.getMethod()));
    }

    @ExceptionHandler
    void rejected(CommandRejected rejected, HttpServletResponse response) throws IOException {
        ProblemDetails.write(response, rejected.rejection(), Optional.empty());
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    void noRoute(HttpServletResponse response) throws IOException {
        write(
                response,
                ErrorCode.COMMAND_UNKNOWN,
                "Expected /v1/organizations/{organization}/commands/{domain}.{entity}.{verb} or"
                        + " …/imports/{domain}/{entity}, but found another path.");
    }

    /// The client went away or sent less than it said.
    @ExceptionHandler
    void broken(IOException broken, HttpServletResponse response) throws IOException {
        write(
                response,
                ErrorCode.COMMAND_MALFORMED_BODY,
                "Expected the whole body, but the connection broke. Resend.");
    }

    @ExceptionHandler
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.atError()
                .setCause(failure)
                .addKeyValue("path", request.getRequestURI())
                .log("A command failed.");
        write(
                response,
                ErrorCode.COMMAND_FAILED,
                "The command met an unforeseen failure, which is logged. Send it again with the same"
                        + " Idempotency-Key.");
    }

    private static void write(HttpServletResponse response, ErrorCode code, String detail)
            throws IOException {
        ProblemDetails.write(response, Rejection.of(code, detail), Optional.empty());
    }
}
