package io.tributary.servers.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What PostgreSQL is told, wherever it runs: durable, logical decoding on, passwords by SCRAM.
public final class PostgresSettings {
    /// What a new cluster is made with.
    public static final List<String> INITDB =
            List.of(
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C");

    private PostgresSettings() {}

    /// Setting to value, unquoted. The addresses are those on which it listens.
    public static Map<String, String> of(String addresses, int port) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("listen_addresses", addresses);
        settings.put("port", Integer.toString(port));
        settings.put("max_connections", "200");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("wal_level", "logical");
        // A new home's tables are empty when commands are first planned: the sooner they are
        // analyzed, the sooner those plans are made anew.
        settings.put("autovacuum_naptime", "5s");
        settings.put("max_replication_slots", "20");
        settings.put("max_wal_senders", "20");
        settings.put("max_slot_wal_keep_size", "8GB");
        settings.put("max_wal_size", "2GB");
        settings.put("shared_buffers", "256MB");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_line_prefix", "%m [%p] %u@%d ");
        settings.put("cluster_name", "tributary");
        return settings;
    }
}
