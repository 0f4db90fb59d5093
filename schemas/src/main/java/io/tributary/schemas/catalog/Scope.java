package io.tributary.schemas.catalog;

/// Whose an entity's rows are. A one-way door: it decides the key and the policy of the table.
public enum Scope {
    /// Rows belong to one organization; key `(organization_id, id)`.
    ORGANIZATION,
    /// Rows belong to one person, across organizations.
    USER,
    /// Rows belong to the reserved organization and are read-only to tenants.
    GLOBAL,
    /// Plain tables that no tenant role can read.
    PLATFORM
}
