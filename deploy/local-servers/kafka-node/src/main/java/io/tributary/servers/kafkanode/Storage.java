package io.tributary.servers.kafkanode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.DynamicVoters;
import org.apache.kafka.server.common.MetadataVersion;

/// The broker's storage: made once, with a cluster id and the users in its first metadata records.
final class Storage {
    private Storage() {}

    static void formatIfNew(Properties broker, Properties passwords) throws Exception {
        var directory = Path.of(broker.getProperty("log.dirs"));
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(directory);
        var users =
                passwords.stringPropertyNames().stream()
                        .sorted()
                        .map(user -> scram(user, passwords.getProperty(user)))
                        .toList();
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(Integer.parseInt(broker.getProperty("node.id")))
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName(broker.getProperty("controller.listener.names"))
                .setHasDynamicQuorum(true)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setScramArguments(users)
                .setInitialControllers(
                        DynamicVoters.parse(
                                "%s@%s:%s"
                                        .formatted(
                                                broker.getProperty("node.id"),
                                                broker.getProperty(
                                                        "controller.quorum.bootstrap.servers"),
                                                Uuid.randomUuid())))
                .setPrintStream(System.out)
                .run();
    }

    private static String scram(String user, String password) {
        return "SCRAM-SHA-256=[name=%s,password=%s]".formatted(user, password);
    }
}
