package io.tributary.schemas.catalog;

/// How long a row stays.
///
/// @param days after the moment, at least one
/// @param after the field with the moment; a row without one stays
public record Retention(int days, String after) {}
