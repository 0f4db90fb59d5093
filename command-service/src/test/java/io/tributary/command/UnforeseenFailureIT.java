package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import org.junit.jupiter.api.Test;

/// What nobody foresaw is told in general words, does nothing, and takes nothing else with it.
class UnforeseenFailureIT {
    private static final Trial TRIAL = Trial.shared();
    private static final String LEAD = "{\"phone\": \"+4930123456\"}";

    @Test
    void a_failure_tells_nothing_of_the_inside_and_leaves_nothing_behind() {
        // Given
        Tenant tenant = TRIAL.found();
        TRIAL.sql("alter table dialer.leads rename column company to company_of_before");

        // When
        Reply failed;
        try {
            failed = tenant.send("dialer.lead.create", LEAD);
        } finally {
            TRIAL.sql("alter table dialer.leads rename column company_of_before to company");
        }
        Reply later = tenant.send("dialer.lead.create", LEAD);

        // Then
        assertThat(failed.status()).as(failed.toString()).isEqualTo(500);
        assertThat(failed.toString())
                .doesNotContainIgnoringCase("company")
                .doesNotContainIgnoringCase("sql")
                .doesNotContain("Exception")
                .doesNotContain("io.tributary")
                .doesNotContain("relation");
        assertThat(later.status()).as(later.toString()).isEqualTo(201);
        assertThat(tenant.count("dialer.leads", "true")).isEqualTo(1);
    }
}
