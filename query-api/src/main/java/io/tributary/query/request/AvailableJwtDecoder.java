package io.tributary.query.request;

import io.tributary.query.problem.QueryRefused;
import io.tributary.schemas.contract.ErrorCode;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/// Tells a token that is not valid from keys that cannot be had now.
record AvailableJwtDecoder(JwtDecoder decoder) implements JwtDecoder {

    @Override
    public Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException invalid) {
            throw invalid;
        } catch (JwtException unavailable) {
            throw new QueryRefused(
                    ErrorCode.QUERY_BUSY,
                    "Expected the issuer's keys to check the bearer token, but they are out of reach. Try again shortly.");
        }
    }
}
