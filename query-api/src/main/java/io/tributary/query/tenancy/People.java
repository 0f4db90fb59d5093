package io.tributary.query.tenancy;

/// Where somebody's id leads to the name that colleagues read: a field of a collection.
public record People(String domain, String collection, String field) {
    public static final People MEMBERS =
            new People(IdentityTables.DOMAIN, IdentityTables.MEMBERS_TABLE, IdentityTables.USER);
}
