package io.tributary.schemas.contract;

/// A table of a domain. The domain is the Postgres schema.
public record TableName(String domain, String table) {

    /// `<domain>.<table>`, as used in SQL, logs and metrics.
    @Override
    public String toString() {
        return domain + "." + table;
    }
}
