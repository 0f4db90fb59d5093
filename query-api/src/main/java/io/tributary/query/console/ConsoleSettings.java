package io.tributary.query.console;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param commands origin of the command-service as browsers reach it; empty when it is the
///   console's own, as behind one ingress
/// @param folder where the files are read from at each request, for whoever works on them; without
///   it they are those of the build
@ConfigurationProperties("tributary.console")
public record ConsoleSettings(@Nullable URI commands, @Nullable Path folder) {

    /// As it stands in the page and its policy.
    String commandsOrigin() {
        return commands == null ? "" : commands.toString().replaceAll("/+$", "");
    }
}
