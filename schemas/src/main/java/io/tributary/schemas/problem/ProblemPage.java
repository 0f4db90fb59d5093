package io.tributary.schemas.problem;

/// What is answered at one address.
///
/// @param mediaType with its charset
public record ProblemPage(String mediaType, byte[] content) {}
