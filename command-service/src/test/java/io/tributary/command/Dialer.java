package io.tributary.command;

import io.tributary.command.Trial.Reply;
import java.util.concurrent.atomic.AtomicLong;

/// What tests of calling need in an organization.
record Dialer(Tenant tenant) {
    private static final AtomicLong NUMBERS = new AtomicLong(4930_000_0000L);

    static String number() {
        return "+" + NUMBERS.incrementAndGet();
    }

    String create(String word, String body) {
        Reply reply = tenant.send("dialer." + word + ".create", body);
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.toString());
        }
        return reply.id();
    }

    /// An agent who takes calls.
    Dialer agent() {
        Dialer agent = new Dialer(tenant.member("member"));
        agent.create(
                "agent_availability",
                "{\"user_id\": \"%s\", \"status\": \"available\"}".formatted(agent.tenant.user()));
        return agent;
    }

    String lead() {
        return create("lead", "{\"phone\": \"%s\"}".formatted(number()));
    }

    /// A lead with more fields, `"name": value`.
    String lead(String more) {
        return create("lead", "{\"phone\": \"%s\", %s}".formatted(number(), more));
    }

    String campaign(String status) {
        return create(
                "campaign", "{\"name\": \"%s\", \"status\": \"%s\"}".formatted(number(), status));
    }

    String queued(String lead, int priority) {
        return create(
                "call_queue", "{\"lead_id\": \"%s\", \"priority\": %d}".formatted(lead, priority));
    }

    String disposition(String outcome, String more) {
        return create(
                "disposition",
                "{\"code\": \"code_%s\", \"name\": \"N\", \"outcome\": \"%s\", %s}"
                        .formatted(number().substring(1), outcome, more));
    }

    void neverCall(String lead) {
        create("dnc_entry", "{\"phone\": \"%s\"}".formatted(of("leads", lead, "phone")));
    }

    Reply claim() {
        return tenant.send("dialer.call_queue.claim", "{}");
    }

    Reply dispose(String lead, String disposition, String more) {
        return tenant.send(
                "dialer.lead.dispose",
                "{\"id\": \"%s\", \"disposition_id\": \"%s\"%s}"
                        .formatted(lead, disposition, more));
    }

    /// A column of the row as it stands.
    String of(String table, String id, String column) {
        return tenant.trial()
                .sql(
                        "select %s::text from dialer.%s where organization_id = '%s' and id = '%s'"
                                .formatted(column, table, tenant.organization(), id));
    }

    void set(String table, String id, String assignment) {
        tenant.trial()
                .sql(
                        "update dialer.%s set %s where organization_id = '%s' and id = '%s'"
                                .formatted(table, assignment, tenant.organization(), id));
    }

    long count(String table, String condition) {
        return tenant.count("dialer." + table, condition);
    }
}
