package io.tributary.servers.opensearchnode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/// Runs OpenSearch from its Maven artifacts until the process is told to stop.
public final class OpenSearchNode {
    private static final List<String> MODULES =
            List.of(
                    "org.opensearch.transport.Netty4ModulePlugin",
                    "org.opensearch.analysis.common.CommonAnalysisModulePlugin",
                    "org.opensearch.painless.PainlessModulePlugin",
                    "org.opensearch.index.reindex.ReindexModulePlugin",
                    "org.opensearch.index.mapper.MapperExtrasModulePlugin");

    private OpenSearchNode() {}

    /// Arguments: home directory, HTTP port, transport port.
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        System.setProperty("opensearch.path.home", home.toString());
        var node = new NodeFromClassPath(environment(home, arguments[1], arguments[2]), modules());
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform().name("stop").unstarted(() -> stop(node, stopped)));
        node.start();
        stopped.await();
    }

    private static void stop(Node node, CountDownLatch stopped) {
        try {
            node.close();
            node.awaitClose(20, TimeUnit.SECONDS);
        } catch (IOException e) {
            System.err.println("Expected the node to close cleanly, but: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    private static Environment environment(Path home, String httpPort, String transportPort)
            throws IOException {
        for (var folder : List.of("config", "modules", "plugins", "repository")) {
            Files.createDirectories(home.resolve(folder));
        }
        var settings =
                Settings.builder()
                        .put("path.home", home.toString())
                        .put("path.repo", home.resolve("repository").toString())
                        .put("node.name", "local")
                        .put("http.type", "netty4")
                        .put("transport.type", "netty4")
                        .put("http.host", "127.0.0.1")
                        .put("transport.host", "127.0.0.1")
                        .put("http.port", httpPort)
                        .put("transport.port", transportPort);
        NodeSettings.EVERYWHERE.forEach(settings::put);
        return InternalSettingsPreparer.prepareEnvironment(
                settings.build(), Map.of(), home.resolve("config"), () -> "local");
    }

    private static List<PluginInfo> modules() {
        return MODULES.stream().map(OpenSearchNode::module).toList();
    }

    private static PluginInfo module(String className) {
        return new PluginInfo(
                className.substring(className.lastIndexOf('.') + 1),
                "from the class path",
                Version.CURRENT.toString(),
                Version.CURRENT,
                "21",
                className,
                null,
                List.of(),
                false);
    }

    /// Node's constructor for plugins of one's own class path is protected.
    private static final class NodeFromClassPath extends Node {
        NodeFromClassPath(Environment environment, List<PluginInfo> modules) {
            super(environment, modules, true);
        }
    }
}
