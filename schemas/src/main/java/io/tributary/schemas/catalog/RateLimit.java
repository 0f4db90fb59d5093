package io.tributary.schemas.catalog;

/// How many commands of one kind an organization may send in a minute.
public record RateLimit(int perMinute) {}
