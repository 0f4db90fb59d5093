package io.tributary.projector;

import io.tributary.fixtures.RealServers;
import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.settings.KafkaSettings;
import io.tributary.projector.settings.OpenSearchSettings;
import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.LiveCatalog;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The projector in this JVM against the real servers, with a group of its own.
final class RunningProjector implements AutoCloseable {
    static final Path DOMAINS = Path.of("..", "schemas", "domains");
    private static final List<String> DOMAINS_OF_MOST = List.of("identity", "dialer");

    private final ConfigurableApplicationContext context;

    private RunningProjector(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningProjector start(String group, String... more) {
        return startWith(DOMAINS_OF_MOST, group, more);
    }

    /// With other domains than most tests need.
    static RunningProjector startWith(List<String> domains, String group, String... more) {
        List<String> arguments = arguments(domains, group);
        arguments.addAll(List.of(more));
        return new RunningProjector(
                new SpringApplicationBuilder(ProjectorApplication.class)
                        .run(arguments.toArray(String[]::new)));
    }

    /// A process of its own, to be killed. What it says is in `target/GROUP-<our process>.log`.
    static Process process(String group, String... more) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ProjectorApplication.class.getName()));
        command.addAll(arguments(DOMAINS_OF_MOST, group));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        new File(
                                "target/%s-%d.log".formatted(group, ProcessHandle.current().pid())))
                .start();
    }

    private static List<String> arguments(List<String> domains, String group) {
        RealServers servers = RealServers.shared();
        return new ArrayList<>(
                List.of(
                        "--spring.config.name=projector",
                        "--server.port=0",
                        "--logging.structured.format.console=",
                        "--tributary.sink.group=" + group,
                        "--tributary.projector.state-directory=target/streams/"
                                + group
                                + "-"
                                + ProcessHandle.current().pid(),
                        "--tributary.domains.directory=" + DOMAINS,
                        "--tributary.domains.active=" + String.join(",", domains),
                        "--tributary.partitions=" + ChangeFeed.PARTITIONS,
                        "--tributary.kafka.bootstrap-servers="
                                + servers.endpoints().kafkaBootstrap(),
                        "--tributary.kafka.username=admin",
                        "--tributary.kafka.password=" + servers.kafkaPassword("admin"),
                        "--tributary.registry.url=" + servers.endpoints().registryUrl(),
                        "--tributary.opensearch.url=" + servers.endpoints().openSearchUrl(),
                        "--tributary.postgres.url=" + servers.endpoints().postgresUrl(),
                        "--tributary.postgres.password="
                                + servers.postgresPassword("tributary_verify"),
                        "--tributary.postgres.repair-password="
                                + servers.postgresPassword("tributary_repair")));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
    }

    @Override
    public void close() {
        context.close();
    }

    static DomainCatalog catalog() {
        return catalog(DOMAINS_OF_MOST);
    }

    static DomainCatalog catalog(List<String> domains) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String domain : domains) {
            try {
                texts.put(
                        domain + ".avdl",
                        Files.readString(DOMAINS.resolve(domain).resolve(domain + ".avdl")));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
        return CatalogReader.read(texts);
    }

    static ReadModels models() {
        return new ReadModels(new LiveCatalog(catalog()));
    }

    static KafkaClients kafka() {
        RealServers servers = RealServers.shared();
        return new KafkaClients(
                new KafkaSettings(
                        servers.endpoints().kafkaBootstrap(),
                        "admin",
                        servers.kafkaPassword("admin")));
    }

    static OpenSearchCalls openSearch() {
        return new OpenSearchCalls(
                new OpenSearchSettings(
                        URI.create(RealServers.shared().endpoints().openSearchUrl()), "", ""));
    }

    static ChangeFeed feed() {
        return feed(catalog());
    }

    static ChangeFeed feed(DomainCatalog catalog) {
        var feed = new ChangeFeed(kafka(), RealServers.shared().endpoints().registryUrl(), catalog);
        feed.createTopics();
        return feed;
    }
}
