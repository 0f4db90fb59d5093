package io.tributary.command.schema;

import io.tributary.domains.DomainFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What the schema needs to know: how to reach the database as a superuser, which domains are
/// active, and the passwords of the roles.
///
/// @param rolePasswords by role without its prefix, such as `command`; roles that are not named
///   keep theirs
public record SchemaSettings(
        String url,
        String username,
        String password,
        DomainFolders domains,
        int partitions,
        Map<String, String> rolePasswords) {

    private static final String ROLE_PREFIX = "tributary.roles.";
    private static final String ROLE_SUFFIX = ".password";
    private static final String FILE_OPTION = "spring.config.additional-location";
    private static final int USUAL_PARTITIONS = 4;

    public SchemaSettings {
        rolePasswords = Map.copyOf(rolePasswords);
    }

    /// Reads `--key=value` arguments. `--spring.config.additional-location=<file.properties>` reads
    /// a file first; arguments win over it.
    static SchemaSettings of(List<String> arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("--") && argument.contains("=")) {
                int equals = argument.indexOf('=');
                given.put(argument.substring(2, equals), argument.substring(equals + 1));
            }
        }
        Map<String, String> all = new LinkedHashMap<>();
        if (given.get(FILE_OPTION) instanceof String location) {
            all.putAll(file(location));
        }
        all.putAll(given);
        return of(all);
    }

    /// Builds the settings from named values, as they stand in a properties file.
    public static SchemaSettings of(Map<String, String> values) {
        Map<String, String> passwords = new LinkedHashMap<>();
        values.forEach(
                (key, value) -> {
                    if (key.startsWith(ROLE_PREFIX) && key.endsWith(ROLE_SUFFIX)) {
                        passwords.put(
                                key.substring(
                                        ROLE_PREFIX.length(), key.length() - ROLE_SUFFIX.length()),
                                value);
                    }
                });
        return new SchemaSettings(
                required(values, "tributary.postgres.url"),
                required(values, "tributary.postgres.username"),
                values.getOrDefault("tributary.postgres.password", ""),
                new DomainFolders(
                        Path.of(required(values, "tributary.domains.directory")),
                        List.of(
                                required(values, "tributary.domains.active")
                                        .trim()
                                        .split("\\s*,\\s*")),
                        Optional.ofNullable(values.get("tributary.domains.added")).map(Path::of)),
                Optional.ofNullable(values.get("tributary.partitions"))
                        .map(Integer::parseInt)
                        .orElse(USUAL_PARTITIONS),
                passwords);
    }

    private static String required(Map<String, String> values, String key) {
        String value = values.get(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "Expected the setting %s, but found none. Give it as --%s=…."
                            .formatted(key, key));
        }
        return value;
    }

    private static Map<String, String> file(String location) {
        String path = location.replaceFirst("^(optional:)?(file:)?(//)?", "");
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(path))) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the settings file " + path, unreadable);
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.forEach((key, value) -> values.put((String) key, (String) value));
        return values;
    }
}
