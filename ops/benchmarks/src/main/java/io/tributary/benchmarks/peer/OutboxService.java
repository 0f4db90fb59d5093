package io.tributary.benchmarks.peer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// What a team writes without Tributary: a table, an outbox, one transaction. It does less: no row
/// security, no before and after of the row, no idempotency, no check but those of the table.
@SpringBootApplication
public class OutboxService {

    /// Tables with the indexes that Tributary's have.
    public static final String TABLES =
            """
            create table members (organization_id uuid, user_id uuid, role text not null,
                primary key (organization_id, user_id));
            create table leads (organization_id uuid, id uuid, version bigint not null default 1,
                created_at timestamptz not null default now(), created_by uuid not null,
                phone text not null check (length(phone) <= 16), first_name text, last_name text,
                job text, marital text, education text, balance integer, age integer,
                primary key (organization_id, id));
            create unique index on leads (organization_id, phone);
            create index on leads (organization_id, created_at);
            create table outbox (id uuid primary key, organization_id uuid not null,
                kind text not null, row_id uuid not null, payload jsonb not null,
                created_at timestamptz not null default now());
            """;

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(OutboxService.class)
                .properties(
                        Map.of(
                                "server.port", "0",
                                "server.address", "127.0.0.1",
                                "spring.threads.virtual.enabled", "true",
                                "spring.main.banner-mode", "off"))
                .run(arguments);
    }

    /// @param values of the lead, by column
    record NewLead(UUID organization, UUID user, Map<String, Object> values) {
        static final List<String> COLUMNS =
                List.of(
                        "phone",
                        "first_name",
                        "last_name",
                        "job",
                        "marital",
                        "education",
                        "balance",
                        "age");
    }
}
