package io.tributary.schemas.catalog;

/// A command that takes effect once somebody of at least role `by` has agreed.
public record Approval(Role by) {}
