package io.tributary.standalone.demo;

import java.util.UUID;

/// An organization of the demo. The bank was one organization: these tenants are **derived**, one
/// for each kind of work of the people it called.
///
/// @param job as the data set spells it; empty for the calls whose job the bank did not know
record DemoOrganization(String job) {
    private static final String UNKNOWN = "unknown";

    static DemoOrganization of(BankCall call) {
        return new DemoOrganization(call.job());
    }

    /// The job in lower case letters and hyphens; `unknown` where there is none.
    String key() {
        return job.isEmpty() ? UNKNOWN : job.replaceAll("[^a-z-]", "");
    }

    UUID id() {
        return NameBasedId.of("organization/" + key());
    }

    String slug() {
        return "bank-calls-" + key();
    }

    String name() {
        return "Bank calls: " + key();
    }

    /// The user who founds the organization and writes its rows.
    UUID owner() {
        return NameBasedId.of("user/owner-of-" + key());
    }
}
