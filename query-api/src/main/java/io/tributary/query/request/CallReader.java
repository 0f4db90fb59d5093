package io.tributary.query.request;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/// Takes a call out of its HTTP request.
final class CallReader {
    private CallReader() {}

    static Call read(Jwt jwt, HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, given) -> parameters.put(name, List.of(given)));
        return new Call(
                UUID.fromString(jwt.getSubject()),
                jwt.getIssuedAt() == null ? Instant.EPOCH : jwt.getIssuedAt(),
                new Parameters(parameters),
                Optional.ofNullable(request.getHeader(WaitReader.TOKEN_HEADER)),
                Optional.ofNullable(request.getHeader(WaitReader.WAIT_HEADER)));
    }
}
