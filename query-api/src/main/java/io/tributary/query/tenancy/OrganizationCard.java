package io.tributary.query.tenancy;

/// What a member is told of an organization that is theirs.
public record OrganizationCard(String name, String slug, String status) {}
