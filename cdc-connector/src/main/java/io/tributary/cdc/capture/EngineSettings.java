package io.tributary.cdc.capture;

import io.tributary.cdc.change.AbsentValue;
import io.tributary.cdc.change.CapturedTable;
import io.tributary.cdc.change.EngineRecord;
import io.tributary.cdc.change.HeartbeatTable;
import io.tributary.cdc.change.SignalTable;
import io.tributary.cdc.offset.StoredOffsets;
import io.tributary.cdc.offset.StreamPosition;
import io.tributary.cdc.settings.CaptureSettings;
import io.tributary.cdc.settings.PostgresSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postgresql.Driver;
import tools.jackson.databind.json.JsonMapper;

/// How the engine is set up. Every property that is set here is part of a promise; what is not set
/// is the engine's own choice.
public final class EngineSettings {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EngineSettings() {}

    /// @param position where to go on; empty to begin with a snapshot
    public static Properties of(
            CaptureSettings settings,
            PostgresSettings postgres,
            Collection<CapturedTable> tables,
            Optional<StreamPosition> position) {
        Properties engine = new Properties();
        connection(engine, postgres);
        engine.setProperty("name", EngineRecord.STREAM);
        engine.setProperty("topic.prefix", EngineRecord.STREAM);
        engine.setProperty("slot.name", settings.slot());
        engine.setProperty("slot.failover", "true");
        engine.setProperty("publication.name", settings.publication());
        engine.setProperty("publication.autocreate.mode", "disabled");

        // What was committed in Kafka decides where to go on. The engine must never try again by
        // itself: it would begin at the position it was started with.
        engine.setProperty("offset.storage", StoredOffsets.class.getName());
        engine.setProperty("errors.max.retries", "0");
        position.ifPresent(
                p ->
                        engine.setProperty(
                                StoredOffsets.RECOVERED,
                                MAPPER.writeValueAsString(p.sourceOffset())));

        snapshots(engine, settings, tables);

        engine.setProperty("provide.transaction.metadata", "true");
        engine.setProperty("message.prefix.include.list", "tributary\\..*");
        engine.setProperty("tombstones.on.delete", "false");
        engine.setProperty("unavailable.value.placeholder", AbsentValue.PLACEHOLDER);
        engine.setProperty("decimal.handling.mode", "precise");
        engine.setProperty("include.unknown.datatypes", "true");

        engine.setProperty("heartbeat.interval.ms", "" + settings.heartbeat().toMillis());
        engine.setProperty("heartbeat.action.query", HeartbeatTable.BEAT);
        engine.setProperty("poll.interval.ms", "" + settings.pollInterval().toMillis());
        engine.setProperty("max.batch.size", "" + settings.batchSize());
        engine.setProperty("max.queue.size", "" + settings.batchSize() * 4);
        return engine;
    }

    private static void connection(Properties engine, PostgresSettings postgres) {
        Properties url = Driver.parseURL(postgres.url(), null);
        if (url == null) {
            throw new StreamRefused(
                    "Expected tributary.postgres.url to be jdbc:postgresql://<host>:<port>/<database>, but found %s."
                            .formatted(postgres.url()));
        }
        engine.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        engine.setProperty("plugin.name", "pgoutput");
        engine.setProperty("database.hostname", url.getProperty("PGHOST"));
        engine.setProperty("database.port", url.getProperty("PGPORT"));
        engine.setProperty("database.dbname", url.getProperty("PGDBNAME"));
        engine.setProperty("database.user", postgres.username());
        engine.setProperty("database.password", postgres.password());
    }

    private static void snapshots(
            Properties engine, CaptureSettings settings, Collection<CapturedTable> tables) {
        engine.setProperty("snapshot.mode", settings.repair() ? "no_data" : "initial");
        engine.setProperty(
                "snapshot.include.collection.list",
                tables.stream()
                        .map(t -> t.name().toString().replace(".", "\\."))
                        .collect(Collectors.joining(",")));
        engine.setProperty("read.only", "true");
        engine.setProperty("signal.enabled.channels", "source");
        engine.setProperty("signal.data.collection", SignalTable.NAME.toString());
        // The stream's own thread reads them from the log; another that polls would race with it.
        engine.setProperty("signal.poll.interval.ms", "" + Duration.ofDays(1).toMillis());
        engine.setProperty("incremental.snapshot.chunk.size", "" + settings.snapshotChunk());
    }
}
