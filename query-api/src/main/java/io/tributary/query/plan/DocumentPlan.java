package io.tributary.query.plan;

/// One document by id.
///
/// @param id `<organization>/<row id>`
public record DocumentPlan(String index, TenantFilter tenant, String id) {

    /// The shard key: the organization's id.
    public String routing() {
        return tenant.organization().toString();
    }

    /// Whether the id lies in the tenant's organization.
    public boolean guarded() {
        return id.startsWith(routing() + "/");
    }
}
