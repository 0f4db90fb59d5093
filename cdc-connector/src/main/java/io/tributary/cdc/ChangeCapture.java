package io.tributary.cdc;

import io.tributary.cdc.capture.CaptureEngine;
import io.tributary.cdc.capture.EngineSettings;
import io.tributary.cdc.capture.ReplicationSlot;
import io.tributary.cdc.capture.RetryPauses;
import io.tributary.cdc.capture.SnapshotRequest;
import io.tributary.cdc.capture.SourceDatabase;
import io.tributary.cdc.capture.SourceState;
import io.tributary.cdc.capture.StreamFailure;
import io.tributary.cdc.capture.StreamRefused;
import io.tributary.cdc.change.CapturedTable;
import io.tributary.cdc.change.CapturedTables;
import io.tributary.cdc.change.ChangeMapper;
import io.tributary.cdc.change.RowRoutes;
import io.tributary.cdc.change.SchemaIds;
import io.tributary.cdc.change.TransactionIds;
import io.tributary.cdc.offset.PositionLog;
import io.tributary.cdc.offset.StreamPosition;
import io.tributary.cdc.publish.FencedProducer;
import io.tributary.cdc.publish.PublisherPlan;
import io.tributary.cdc.publish.TransactionalPublisher;
import io.tributary.cdc.settings.CaptureSettings;
import io.tributary.cdc.settings.KafkaSettings;
import io.tributary.cdc.settings.PostgresSettings;
import io.tributary.cdc.telemetry.CaptureHealth;
import io.tributary.cdc.telemetry.CaptureTelemetry;
import io.tributary.cdc.topics.ChangeTopics;
import io.tributary.schemas.contract.TableName;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The story of the connector: source → topics → ownership → position → slot → engine → change →
/// topic.
///
/// The database is checked, the topics are made, the stream is taken over from whoever had it, and
/// what that one committed tells where to go on. Then the engine runs until it fails or is stopped.
/// A failure that may pass is tried again for ever; one that cannot pass ends {@link #run}.
public final class ChangeCapture {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeCapture.class);

    private final CaptureSettings settings;
    private final PostgresSettings postgres;
    private final KafkaSettings kafka;
    private final CapturedTables tables;
    private final SchemaIds schemaIds;
    private final CaptureTelemetry telemetry;
    private final CaptureHealth health;
    private final SourceDatabase database;
    private final ReplicationSlot slot;
    private final RetryPauses pauses = new RetryPauses();

    private @Nullable FencedProducer producer;
    private volatile @Nullable CaptureEngine engine;
    private volatile boolean stopped;
    private volatile boolean repairing;

    public ChangeCapture(
            CaptureSettings settings,
            PostgresSettings postgres,
            KafkaSettings kafka,
            CapturedTables tables,
            SchemaIds schemaIds,
            CaptureTelemetry telemetry,
            CaptureHealth health) {
        this.settings = settings;
        this.postgres = postgres;
        this.kafka = kafka;
        this.tables = tables;
        this.schemaIds = schemaIds;
        this.telemetry = telemetry;
        this.health = health;
        this.database = new SourceDatabase(postgres, settings);
        this.slot = new ReplicationSlot(database, settings.slot());
        this.repairing = settings.repair();
    }

    /// Streams until {@link #stop}.
    ///
    /// @throws RuntimeException when trying again cannot help; see {@link StreamFailure}
    public void run() throws InterruptedException {
        try {
            while (!stopped) {
                Optional<Throwable> failure = attempt();
                if (failure.isPresent() && !stopped) {
                    recover(failure.get());
                }
            }
        } finally {
            closeProducer();
        }
    }

    /// Ends the stream between two Kafka transactions.
    public void stop() {
        stopped = true;
        pauses.end();
        CaptureEngine running = engine;
        if (running != null) {
            running.stop();
        }
    }

    /// Makes the topics of tables that came while the stream goes on, before the first row does.
    ///
    /// @throws IllegalStateException when the database cannot be asked now
    public void prepareTopics() {
        tables.refresh();
        try {
            new ChangeTopics(kafka, settings).ensure(tables.all(), database.check().partitions());
        } catch (SQLException away) {
            throw new IllegalStateException(
                    "The database cannot be asked for its partitions", away);
        }
    }

    /// Reads tables again, by incremental snapshot, while the stream goes on.
    ///
    /// @throws SQLException when the database cannot be asked now
    public void snapshot(Collection<TableName> names) throws SQLException {
        new SnapshotRequest(database).send(names);
    }

    private Optional<Throwable> attempt() {
        try {
            return stream();
        } catch (SQLException | RuntimeException failed) {
            return Optional.of(failed);
        }
    }

    private Optional<Throwable> stream() throws SQLException {
        SourceState source = database.check();
        tables.refresh();
        new ChangeTopics(kafka, settings).ensure(tables.all(), source.partitions());

        FencedProducer owned = own();
        PositionLog log = new PositionLog(kafka);
        Map<Integer, Map<String, Long>> progress = log.lastProgress(source.partitions());
        Optional<StreamPosition> position = log.lastPosition(settings.slot());
        position.ifPresent(p -> owned.proveOwnership(settings.slot(), p));
        position = repairing ? Optional.empty() : position;
        prepareSlot(source, position, !progress.isEmpty());

        TransactionalPublisher publisher =
                new TransactionalPublisher(
                        owned,
                        new ChangeMapper(
                                source.partitions(),
                                new RowRoutes(tables, schemaIds),
                                new TransactionIds(source.transaction())),
                        new PublisherPlan(
                                source.identity(),
                                settings.slot(),
                                source.partitions(),
                                settings.rowsPerKafkaTransaction()),
                        position,
                        progress,
                        telemetry);
        CaptureEngine running =
                new CaptureEngine(
                        EngineSettings.of(settings, postgres, tables.all(), position),
                        publisher::publish,
                        this::streaming);
        engine = running;
        Optional<Throwable> failure = stopped ? Optional.empty() : running.run();
        publisher.abandon();
        return failure;
    }

    private FencedProducer own() {
        FencedProducer owned = producer;
        if (owned == null) {
            owned = new FencedProducer(kafka, settings.transactionalId());
            producer = owned;
        }
        return owned;
    }

    /// Decides between going on, beginning with a snapshot, and refusing.
    private void prepareSlot(
            SourceState source, Optional<StreamPosition> position, boolean published)
            throws SQLException {
        if (position.isPresent()) {
            slot.continueFrom(position.get(), source);
            return;
        }
        if (published && !repairing) {
            throw new StreamRefused(
                    "Expected a position in the offset topic, since there is progress, but found none."
                            + StreamRefused.REPAIR);
        }
        slot.drop();
    }

    private void streaming() {
        LOG.atInfo().addKeyValue("slot", settings.slot()).log("Streaming");
        health.streaming();
        pauses.reset();
        CaptureEngine running = engine;
        if (running == null) {
            return;
        }
        if (stopped) {
            // The engine refuses to stop while it starts; now it can.
            Thread.ofVirtual().start(running::stop);
        } else if (repairing) {
            readAllAgain(running);
        }
    }

    private void readAllAgain(CaptureEngine running) {
        try {
            snapshot(tables.all().stream().map(CapturedTable::name).toList());
            repairing = false;
        } catch (SQLException away) {
            LOG.atWarn().setCause(away).log("The repair cannot begin and will be tried again");
            Thread.ofVirtual().start(running::stop);
        }
    }

    /// Waits before the next attempt, or ends the stream.
    private void recover(Throwable failure) throws InterruptedException {
        StreamFailure found = StreamFailure.of(failure);
        health.troubled(found.message());
        if (!found.mayPass()) {
            throw found.ending();
        }
        telemetry.restarted();
        LOG.atWarn()
                .addKeyValue("cause", found.message())
                .addKeyValue("pause", pauses.next())
                .log("The stream is interrupted and will be tried again");
        LOG.atDebug().setCause(failure).log("Interrupted by");
        if (found.breaksProducer()) {
            closeProducer();
        }
        pauses.await();
    }

    private void closeProducer() {
        FencedProducer owned = producer;
        producer = null;
        if (owned != null) {
            owned.close();
        }
    }
}
