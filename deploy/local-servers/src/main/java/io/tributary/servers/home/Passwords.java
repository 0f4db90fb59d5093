package io.tributary.servers.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// The passwords of one home: random, made when first asked for, each in a file that only the owner
/// may read.
public final class Passwords {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    public Passwords(Home home) {
        this.folder = home.folder("secrets");
    }

    /// The password of a database role.
    public String ofRole(String role) {
        return of("postgres-" + role);
    }

    /// The password of a Kafka user.
    public String ofKafkaUser(String user) {
        return of("kafka-" + user);
    }

    /// The secret from which the passwords of feeds are made.
    public String ofFeeds() {
        return of("feeds");
    }

    /// The secret from which the keys of signed effects are made.
    public String ofEffects() {
        return of("effects");
    }

    private synchronized String of(String name) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                var bytes = new byte[24];
                RANDOM.nextBytes(bytes);
                Home.writeSecretly(file, Base64.getUrlEncoder().encodeToString(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ServerFailure("Expected to read %s, but: %s".formatted(file, e), e);
        }
    }
}
