package io.tributary.servers.node;

import io.tributary.servers.home.ServerFailure;
import io.tributary.servers.process.ChildProcess;
import io.tributary.servers.process.JavaCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The schema registry: Confluent's REST API, kept in a database of its own in Postgres, refusing
/// every schema that old or new readers could not read.
public final class RegistryServer extends LocalServer {
    private final Surroundings run;

    public RegistryServer(Surroundings run) {
        this.run = run;
    }

    @Override
    ChildProcess launch() {
        var application = run.parts().registry().resolve("quarkus-run.jar");
        var command = new ArrayList<>(List.of("env", "APICURIO_DATASOURCE_PASSWORD=" + password()));
        command.addAll(
                JavaCommand.ofJar("registry", run.parts().archives(), options(), application));
        return run.children().start("registry", command);
    }

    @Override
    void awaitReady(ChildProcess started) {
        var url = "http://127.0.0.1:%d/apis/ccompat/v7".formatted(run.ports().registry());
        started.awaitReady(Duration.ofSeconds(120), () -> Http.answers(url + "/subjects"));
        refuseIncompatible(url);
    }

    /// Has the registry at the address refuse every schema that is not fully compatible with all
    /// before it.
    public static void refuseIncompatible(String url) {
        if (!Http.put(url + "/config", "{\"compatibility\":\"FULL_TRANSITIVE\"}")) {
            throw new ServerFailure(
                    "Expected the registry at %s to take its compatibility level. Look into its log."
                            .formatted(url));
        }
    }

    private String password() {
        return run.passwords().ofRole("tributary_registry");
    }

    private List<String> options() {
        return List.of(
                "-Xms64m",
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Dtributary.home=" + run.home().directory(),
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + run.ports().registry(),
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + run.ports().registryManagement(),
                "-Dapicurio.storage.kind=sql",
                "-Dapicurio.storage.sql.kind=postgresql",
                "-Dapicurio.datasource.url=jdbc:postgresql://127.0.0.1:%d/registry"
                        .formatted(run.ports().postgres()),
                "-Dapicurio.datasource.username=tributary_registry");
    }
}
