package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import io.tributary.schemas.contract.SystemUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Two processes share the timers; a third, which the tests speak to, leaves them alone.
class TimersIT {
    private static final Trial TRIAL = Trial.shared();
    private static List<ConfigurableApplicationContext> processes;

    @BeforeAll
    static void start() {
        processes =
                IntStream.range(0, 2)
                        .mapToObj(
                                _ ->
                                        TRIAL.startService(
                                                "--tributary.command.timers.workers=2",
                                                "--tributary.command.timers.lease=1s"))
                        .toList();
    }

    @AfterAll
    static void stop() {
        processes.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    @Covers("ID-2")
    void a_trial_that_ends_suspends_its_organization_once() {
        // Given
        Tenant tenant = trialUntil(Instant.now().plusSeconds(1));

        // When
        awaitStatus(tenant, "suspended");

        // Then
        awaitNoTimer(tenant);
        assertThat(tenant.send("dialer.lead.create", "{\"phone\": \"+4930123456\"}").code())
                .isEqualTo("CMD-204");
        assertThat(tenant.count("platform.journal", "command = 'identity.organization.suspend'"))
                .isEqualTo(1);
        assertThat(
                        tenant.count(
                                "platform.journal",
                                "command = 'identity.organization.suspend' and outcome = 'accepted' and actor = '%s'"
                                        .formatted(SystemUser.ID)))
                .isEqualTo(1);
    }

    @Test
    @Covers("ID-9")
    void many_that_are_due_at_once_are_sent_once_each_by_several_workers() {
        // Given
        Tenant tenant = TRIAL.found();
        Instant moment = Instant.now().plusSeconds(2);
        IntStream.range(0, 60).forEach(_ -> invite(tenant, moment));

        // When
        await().atMost(Duration.ofSeconds(30))
                .until(() -> tenant.count("identity.invitations", "status = 'expired'") == 60);

        // Then
        awaitNoTimer(tenant);
        assertThat(tenant.count("platform.journal", "command = 'identity.invitation.expire'"))
                .isEqualTo(60);
    }

    @Test
    void a_moment_that_is_moved_from_outside_moves_the_timer() {
        // Given
        Tenant later = trialUntil(Instant.now().plusSeconds(2));
        Tenant sooner = trialUntil(Instant.now().plusSeconds(3600));

        // When
        setTrialEnd(later, "now() + interval '1 hour'");
        setTrialEnd(sooner, "now() + interval '3 seconds'");

        // Then
        awaitStatus(sooner, "suspended");
        assertThat(status(later)).isEqualTo("trial");
        assertThat(tenantTimers(later, "due_at > now()")).isEqualTo(1);
    }

    @Test
    void a_moment_that_is_emptied_and_a_row_that_goes_take_the_timer_away() {
        // Given
        Tenant tenant = trialUntil(Instant.now().plusSeconds(3600));
        String invitation = invite(tenant, Instant.now().plusSeconds(3600));
        long before = tenantTimers(tenant, "true");

        // When
        setTrialEnd(tenant, "null");
        Reply deleted =
                tenant.send("identity.invitation.delete", "{\"id\": \"%s\"}".formatted(invitation));

        // Then
        assertThat(deleted.status()).as(deleted.toString()).isEqualTo(200);
        assertThat(before).isEqualTo(2);
        assertThat(tenantTimers(tenant, "true")).isZero();
    }

    @Test
    void a_command_that_the_state_forbids_ends_the_timer_and_stands_in_the_journal() {
        // Given
        Tenant tenant = TRIAL.found();
        String invitation = invite(tenant, Instant.now().plusSeconds(1));

        // When
        Reply revoked =
                tenant.send("identity.invitation.revoke", "{\"id\": \"%s\"}".formatted(invitation));

        // Then
        assertThat(revoked.status()).as(revoked.toString()).isEqualTo(200);
        awaitNoTimer(tenant);
        assertThat(tenant.count("identity.invitations", "status = 'revoked'")).isEqualTo(1);
        assertThat(
                        tenant.count(
                                "platform.journal",
                                "command = 'identity.invitation.expire' and outcome = 'refused' and code = 'CMD-306'"))
                .isEqualTo(1);
    }

    @Test
    void a_timer_that_outlives_its_command_by_a_crash_has_no_second_effect() {
        // Given
        Tenant tenant = trialUntil(Instant.now().plusSeconds(1));
        awaitStatus(tenant, "suspended");
        awaitNoTimer(tenant);

        // When
        TRIAL.sql(
                "insert into platform.timers (organization_id, table_name, row_id, field, due_at, next_at) select id, 'identity.organizations', id, 'trial_ends_at', trial_ends_at, now() from identity.organizations where id = '%s'"
                        .formatted(tenant.organization()));
        awaitNoTimer(tenant);

        // Then
        assertThat(tenant.count("platform.journal", "command = 'identity.organization.suspend'"))
                .isEqualTo(1);
    }

    @Test
    @Covers("ID-14")
    void no_limit_holds_a_timer_back() {
        // Given
        Tenant tenant = trialUntil(Instant.now().plusSeconds(6));
        Operator.of(TRIAL).limit(tenant.organization(), "commands", 0, 60);
        await().atMost(Duration.ofSeconds(5))
                .until(
                        () ->
                                tenant.send("dialer.lead.create", "{\"phone\": \"+4930123456\"}")
                                        .code()
                                        .equals("CMD-403"));

        // When
        awaitNoTimer(tenant);

        // Then
        awaitStatus(tenant, "suspended");
    }

    @Test
    void work_of_a_suspended_organization_waits_until_it_may_go_on() {
        // Given
        Tenant tenant = TRIAL.found();
        Dialer dialer = new Dialer(tenant);
        String progress = inWorkflow(dialer, Instant.now().plusSeconds(2));
        tenant.send("identity.organization.suspend", "{}");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> tenantTimers(tenant, "last_error = 'CMD-204'") == 1);
        long noted = tenant.count("platform.journal", "command like '%advance'");

        // When
        TRIAL.sql(
                "update identity.organizations set status = 'active' where id = '%s'"
                        .formatted(tenant.organization()));

        // Then
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                "completed"
                                        .equals(
                                                dialer.of(
                                                        "lead_workflow_progress",
                                                        progress,
                                                        "status")));
        assertThat(noted).isZero();
    }

    @Test
    @Covers("DI-2")
    void steps_of_a_workflow_advance_by_themselves_once_each() {
        // Given
        Dialer dialer = new Dialer(TRIAL.found());

        // When
        String progress = inWorkflow(dialer, Instant.now());

        // Then
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                "completed"
                                        .equals(
                                                dialer.of(
                                                        "lead_workflow_progress",
                                                        progress,
                                                        "status")));
        awaitNoTimer(dialer.tenant());
        assertThat(dialer.count("sms_messages", "body = 'One'")).isEqualTo(1);
        assertThat(dialer.count("sms_messages", "body = 'Two'")).isEqualTo(1);
    }

    @Test
    void a_database_of_before_gets_its_timers_when_the_schema_is_applied() {
        // Given
        Tenant tenant = trialUntil(Instant.now().plusSeconds(3600));
        TRIAL.sql(
                "drop trigger timer_begins on identity.organizations; drop trigger timer_moves on identity.organizations; drop trigger timer_ends on identity.organizations; delete from platform.timers where organization_id = '%s'"
                        .formatted(tenant.organization()));

        // When
        int exit = TRIAL.schema("apply");

        // Then
        assertThat(exit).isZero();
        assertThat(tenantTimers(tenant, "true")).isEqualTo(1);
        setTrialEnd(tenant, "null");
        assertThat(tenantTimers(tenant, "true")).isZero();
    }

    @Test
    void workers_rest_while_no_timer_is_ahead() {
        // Given
        TRIAL.sql("delete from platform.timers");
        long before = looksAtTimers();

        // Then
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(6))
                .until(() -> looksAtTimers() - before < 400);
    }

    @Test
    void nobody_comes_as_the_platform_itself() {
        // Given
        Tenant tenant = TRIAL.found();

        // When
        Reply reply =
                tenant.as(SystemUser.ID).send("dialer.lead.create", "{\"phone\": \"+4930123456\"}");

        // Then
        assertThat(reply.status()).isEqualTo(401);
    }

    private static Tenant trialUntil(Instant end) {
        Tenant tenant = new Tenant(TRIAL, UUID.randomUUID(), UUID.randomUUID());
        Reply reply =
                tenant.send(
                        "identity.organization.create",
                        """
                        {"name": "Trial", "slug": "trial-%s", "trial_ends_at": "%s"}\
                        """
                                .formatted(tenant.organization().toString().substring(0, 18), end));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return tenant;
    }

    private static String invite(Tenant tenant, Instant until) {
        Reply reply =
                tenant.send(
                        "identity.invitation.create",
                        """
                        {"email": "new@example.org", "token_hash": "%s%s", "expires_at": "%s"}\
                        """
                                .formatted(hex(), hex(), until));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.id();
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String inWorkflow(Dialer dialer, Instant due) {
        String workflow = dialer.create("campaign_workflow", "{\"name\": \"Follow up\"}");
        List.of("One", "Two")
                .forEach(
                        text ->
                                dialer.create(
                                        "workflow_step",
                                        "{\"workflow_id\": \"%s\", \"number\": %d, \"kind\": \"sms\", \"configuration\": {\"body\": \"%s\"}}"
                                                .formatted(
                                                        workflow,
                                                        text.equals("One") ? 1 : 2,
                                                        text)));
        return dialer.create(
                "lead_workflow_progress",
                "{\"lead_id\": \"%s\", \"workflow_id\": \"%s\", \"due_at\": \"%s\"}"
                        .formatted(dialer.lead(), workflow, due));
    }

    private static void setTrialEnd(Tenant tenant, String moment) {
        TRIAL.sql(
                "update identity.organizations set trial_ends_at = %s where id = '%s'"
                        .formatted(moment, tenant.organization()));
    }

    private static long looksAtTimers() {
        return Long.parseLong(
                TRIAL.sql(
                        "select seq_scan + idx_scan from pg_stat_user_tables where relid = 'platform.timers'::regclass"));
    }

    private static long tenantTimers(Tenant tenant, String condition) {
        return tenant.count("platform.timers", condition);
    }

    private static void awaitNoTimer(Tenant tenant) {
        await().atMost(Duration.ofSeconds(30)).until(() -> tenantTimers(tenant, "true") == 0);
    }

    private static String status(Tenant tenant) {
        return TRIAL.sql(
                "select status from identity.organizations where id = '%s'"
                        .formatted(tenant.organization()));
    }

    private static void awaitStatus(Tenant tenant, String status) {
        await().atMost(Duration.ofSeconds(30)).until(() -> status.equals(status(tenant)));
    }
}
