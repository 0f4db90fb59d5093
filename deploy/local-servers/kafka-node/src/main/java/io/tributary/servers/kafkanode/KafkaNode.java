package io.tributary.servers.kafkanode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// Formats the storage if it is new, runs the broker, grants access, and says that it is ready.
public final class KafkaNode {
    /// The line on standard output that says: users and grants are in place, come in.
    public static final String READY = "tributary: kafka is ready";

    private KafkaNode() {}

    /// Arguments: the broker's properties file, and a properties file of user name to password, in
    /// which `admin` stands too.
    public static void main(String[] arguments) throws Exception {
        var broker = read(Path.of(arguments[0]));
        var passwords = read(Path.of(arguments[1]));
        Storage.formatIfNew(broker, passwords);
        Thread.ofPlatform().name("grants").start(() -> grant(broker, passwords));
        kafka.Kafka.main(new String[] {arguments[0]});
    }

    /// The listener opens only when the broker serves, so the first answer is the sign of life.
    private static void grant(Properties broker, Properties passwords) {
        try {
            Grants.ensure(
                    broker.getProperty("tributary.bootstrap"), passwords.getProperty("admin"));
            System.out.println(READY);
        } catch (Exception e) {
            System.err.println("Expected to grant the users their access, but: " + e);
            Runtime.getRuntime().halt(3);
        }
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }
}
