package io.tributary.servers.parts;

import java.util.Properties;

/// The versions that the build runs, such as `18.6` of PostgreSQL.
public record ServerVersions(String postgres, String kafka, String registry, String openSearch) {

    /// The archives of PostgreSQL and OpenSearch carry one number more than what is in them.
    public static ServerVersions ofBuild() {
        Properties properties = ServerParts.properties();
        return new ServerVersions(
                withoutLast(properties.getProperty("postgres.version")),
                properties.getProperty("kafka.version"),
                properties.getProperty("registry.version"),
                withoutLast(properties.getProperty("opensearch.version")));
    }

    private static String withoutLast(String version) {
        return version.substring(0, version.lastIndexOf('.'));
    }
}
