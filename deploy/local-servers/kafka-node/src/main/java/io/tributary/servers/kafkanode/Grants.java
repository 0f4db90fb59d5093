package io.tributary.servers.kafkanode;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// Who may do what. Everything not named here is refused.
/// - `cdc` writes changes, progress and its offsets, but nothing that is the projector's;
/// - `projector` reads everything and writes read models, what it applied, dead letters and the
///   inner topics of its topologies; it makes and ends the users of feeds, so it may alter the
///   cluster's users, grants and quotas;
/// - `query` reads changes, progress and what is applied, but neither journal nor dead letters;
/// - groups and transactional ids begin with the user's name, or with `tributary-` or `tributary.`
///   and the user's name; those and the inner topics of a topology also with `tributary-` and its
///   read model, which nobody but the projector may.
public final class Grants {
    private static final String ANY_HOST = "*";
    private static final List<String> OF_THE_PROJECTOR =
            List.of(
                    "tributary.read-models.",
                    "tributary.applied",
                    "tributary.dead-letters",
                    "tributary.feed.");

    private Grants() {}

    /// Adds what is missing; what is there stays. Waits until the broker answers.
    public static void ensure(String bootstrap, String adminPassword) throws Exception {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrap,
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "SCRAM-SHA-256",
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"admin\" password=\"%s\";"
                                .formatted(adminPassword),
                        "reconnect.backoff.ms",
                        "50",
                        "reconnect.backoff.max.ms",
                        "200",
                        "retry.backoff.ms",
                        "100");
        try (var admin = Admin.create(settings)) {
            admin.createAcls(all()).all().get(90, TimeUnit.SECONDS);
        }
    }

    static List<AclBinding> all() {
        var grants = new ArrayList<AclBinding>();
        grants.addAll(
                may("cdc", TOPIC, "tributary.", READ, WRITE, CREATE, DESCRIBE, DESCRIBE_CONFIGS));
        grants.addAll(may("cdc", TOPIC, "tributary.", AclOperation.ALTER_CONFIGS));
        for (var prefix : OF_THE_PROJECTOR) {
            grants.add(mayNot("cdc", TOPIC, prefix, WRITE));
            grants.addAll(may("projector", TOPIC, prefix, WRITE, CREATE, DELETE));
            grants.addAll(may("projector", TOPIC, prefix, AclOperation.ALTER_CONFIGS));
        }
        grants.addAll(may("projector", TOPIC, "tributary.", READ, DESCRIBE, DESCRIBE_CONFIGS));
        // Live changes of any domain; what no tenant is ever shown it may not read either.
        grants.addAll(may("query", TOPIC, "tributary.", READ, DESCRIBE, DESCRIBE_CONFIGS));
        for (var prefix : List.of("tributary.platform.", "tributary.dead-letters")) {
            grants.add(mayNot("query", TOPIC, prefix, READ));
        }
        for (var user : List.of("cdc", "projector", "query")) {
            grants.addAll(own(user, GROUP, READ, DESCRIBE, DELETE));
        }
        for (var user : List.of("cdc", "projector")) {
            grants.addAll(own(user, TRANSACTIONAL_ID, WRITE, DESCRIBE));
        }
        grants.addAll(own("projector", TOPIC, ALL));
        grants.addAll(ofFeeds());
        for (var type : List.of(TOPIC, GROUP, TRANSACTIONAL_ID)) {
            grants.addAll(may("projector", type, "tributary-", ALL));
            grants.add(mayNot("projector", type, "tributary-cdc", WRITE));
        }
        return grants;
    }

    /// Users, grants and quotas are the cluster's own.
    private static List<AclBinding> ofFeeds() {
        var cluster =
                new ResourcePattern(
                        ResourceType.CLUSTER, Resource.CLUSTER_NAME, PatternType.LITERAL);
        return List.of(ALTER, DESCRIBE, AclOperation.ALTER_CONFIGS, DESCRIBE_CONFIGS).stream()
                .map(
                        operation ->
                                new AclBinding(
                                        cluster,
                                        new AccessControlEntry(
                                                "User:projector",
                                                ANY_HOST,
                                                operation,
                                                AclPermissionType.ALLOW)))
                .toList();
    }

    private static List<AclBinding> own(
            String user, ResourceType type, AclOperation... operations) {
        return List.of(user, "tributary-" + user, "tributary." + user).stream()
                .flatMap(prefix -> may(user, type, prefix, operations).stream())
                .toList();
    }

    private static List<AclBinding> may(
            String user, ResourceType type, String prefix, AclOperation... operations) {
        return List.of(operations).stream()
                .map(operation -> binding(user, type, prefix, operation, AclPermissionType.ALLOW))
                .toList();
    }

    private static AclBinding mayNot(
            String user, ResourceType type, String prefix, AclOperation operation) {
        return binding(user, type, prefix, operation, AclPermissionType.DENY);
    }

    private static AclBinding binding(
            String user,
            ResourceType type,
            String prefix,
            AclOperation operation,
            AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(type, prefix, PatternType.PREFIXED),
                new AccessControlEntry("User:" + user, ANY_HOST, operation, permission));
    }
}
