package io.tributary.schemas.catalog;

/// A file that parsed: what it says, where, and what is wrong in it so far.
record DomainFile(Domain domain, SourceLines lines, Mistakes mistakes) {}
