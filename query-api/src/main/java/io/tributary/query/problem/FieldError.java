package io.tributary.query.problem;

/// One thing wrong with one parameter, header or path part.
///
/// @param code `unknown`, `type`, `range`, `repeated`, `conflict` or `form`
/// @param message expected…, found…
public record FieldError(String field, String code, String message) {}
