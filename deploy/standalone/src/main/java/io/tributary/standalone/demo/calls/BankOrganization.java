package io.tributary.standalone.demo.calls;

import io.tributary.standalone.demo.DemoOrganization;
import io.tributary.standalone.demo.NameBasedId;
import java.util.UUID;

/// An organization of the calls. The bank was one organization: these tenants are **derived**, one
/// for each kind of work of the people it called.
///
/// @param job as the data set spells it; empty for the calls whose job the bank did not know
record BankOrganization(String job) {
    private static final String UNKNOWN = "unknown";
    private static final UUID IDS = NameBasedId.dataSet("uci-bank-marketing");

    static BankOrganization of(BankCall call) {
        return new BankOrganization(call.job());
    }

    /// The id of something of the data set, such as `lead/17`.
    static UUID idOf(String name) {
        return NameBasedId.of(IDS, name);
    }

    /// The job in lower case letters and hyphens; `unknown` where there is none.
    String key() {
        return job.isEmpty() ? UNKNOWN : job.replaceAll("[^a-z-]", "");
    }

    String slug() {
        return "bank-calls-" + key();
    }

    String name() {
        return "Bank calls: " + key();
    }

    DemoOrganization organization() {
        return new DemoOrganization(
                key(),
                idOf("organization/" + key()),
                slug(),
                idOf("user/owner-of-" + key()),
                CallCommands.founding(this));
    }
}
