package io.tributary.servers.node;

import io.tributary.servers.opensearchnode.OpenSearchNode;
import io.tributary.servers.parts.ServerParts;
import io.tributary.servers.process.ChildProcess;
import io.tributary.servers.process.JavaCommand;
import java.time.Duration;
import java.util.List;

/// OpenSearch: a cluster of one node, ready when every index that has data serves.
public final class OpenSearchServer extends LocalServer {
    private final Surroundings run;

    public OpenSearchServer(Surroundings run) {
        this.run = run;
    }

    @Override
    ChildProcess launch() {
        return run.children()
                .start(
                        "opensearch",
                        JavaCommand.of(
                                "opensearch",
                                run.parts().archives(),
                                List.of(
                                        "-Xms512m",
                                        "-Xmx1g",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "--add-modules",
                                        "jdk.incubator.vector",
                                        "-Dlog4j2.disable.jmx=true"),
                                ServerParts.classPathOf(OpenSearchNode.class),
                                List.of(
                                        OpenSearchNode.class.getName(),
                                        run.home().folder("opensearch").toString(),
                                        Integer.toString(run.ports().openSearch()),
                                        Integer.toString(run.ports().openSearchTransport()))));
    }

    @Override
    void awaitReady(ChildProcess started) {
        var health =
                "http://127.0.0.1:%d/_cluster/health?wait_for_status=yellow&timeout=15s"
                        .formatted(run.ports().openSearch());
        started.awaitReady(Duration.ofSeconds(120), () -> Http.answers(health));
    }
}
