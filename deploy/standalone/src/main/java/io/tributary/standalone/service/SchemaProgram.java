package io.tributary.standalone.service;

import io.tributary.servers.node.Surroundings;
import io.tributary.servers.process.JavaCommand;
import io.tributary.standalone.run.Checkout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The command-service's schema program: what the domains' files do to the database.
public final class SchemaProgram {
    private static final String MAIN = "io.tributary.command.schema.SchemaMain";

    private SchemaProgram() {}

    /// Brings the database up to date, as a part of a run.
    public static void apply(Surroundings run, Checkout checkout, Path settings) {
        run.children()
                .start("schema", command(run.parts().archives(), checkout, settings, "apply"))
                .awaitSuccess(Duration.ofMinutes(5));
    }

    /// The command line that does a verb of the schema.
    public static List<String> command(
            Path archives, Checkout checkout, Path settings, String verb) {
        return JavaCommand.of(
                "schema",
                archives,
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                checkout.classPathOf("command-service"),
                List.of(MAIN, verb, "--spring.config.additional-location=file:" + settings));
    }
}
