package io.tributary.standalone.run;

import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// The checkout that a run is made of: the built modules and the domains.
public record Checkout(Path directory) {
    public Checkout {
        directory = directory.toAbsolutePath().normalize();
    }

    /// As told by the entry script.
    public static Checkout current() {
        return new Checkout(Path.of(System.getProperty("tributary.checkout", "")));
    }

    public Path domains() {
        return directory.resolve("schemas").resolve("domains");
    }

    /// The domains that run: `TRIBUTARY_DOMAINS` in the environment, or those of
    /// `checkout.properties`.
    public String activeDomains() {
        return Optional.ofNullable(System.getenv("TRIBUTARY_DOMAINS"))
                .orElseGet(Checkout::usualDomains);
    }

    private static String usualDomains() {
        var properties = new Properties();
        try (var in = Checkout.class.getResourceAsStream("checkout.properties")) {
            properties.load(Objects.requireNonNull(in, "checkout.properties beside Checkout"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("domains");
    }

    /// The class path of a built module: its jar first.
    public String classPathOf(String module) {
        var target = directory.resolve(module).resolve("target");
        try (var files = Files.list(target)) {
            var jar =
                    files.filter(file -> isJarOf(module, file.getFileName().toString()))
                            .findFirst()
                            .orElseThrow(() -> notBuilt(module));
            return jar + ":" + Files.readString(target.resolve("class-path.txt")).strip();
        } catch (IOException e) {
            throw notBuilt(module);
        }
    }

    private static boolean isJarOf(String module, String name) {
        var artifact = module.substring(module.lastIndexOf('/') + 1);
        return name.startsWith(artifact + "-")
                && name.endsWith(".jar")
                && List.of("-sources.jar", "-javadoc.jar", "-tests.jar").stream()
                        .noneMatch(name::endsWith);
    }

    private ServerFailure notBuilt(String module) {
        return new ServerFailure(
                "Expected %s to be built in %s. Run `mvn -q -DskipTests package` there."
                        .formatted(module, directory));
    }
}
