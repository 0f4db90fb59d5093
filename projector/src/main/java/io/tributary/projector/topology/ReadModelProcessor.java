package io.tributary.projector.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// The only operator of a read model's topology: one {@link ReadModelTask} per partition number.
final class ReadModelProcessor implements Processor<byte[], byte[], OutputKey, byte[]> {
    /// How often a task looks whether a flush is due; cheap when it is not.
    private static final Duration LOOK = Duration.ofMillis(5);

    private final DerivedModel model;
    private final Duration flushInterval;
    private @Nullable ProcessorContext<OutputKey, byte[]> context;
    private @Nullable ReadModelTask task;

    ReadModelProcessor(DerivedModel model, Duration flushInterval) {
        this.model = model;
        this.flushInterval = flushInterval;
    }

    @Override
    public void init(ProcessorContext<OutputKey, byte[]> context) {
        ReadModelTask opened = new ReadModelTask(model, context, flushInterval.toMillis());
        this.context = context;
        this.task = opened;
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, opened::flushWhenDue);
    }

    @Override
    public void process(Record<byte[], byte[]> change) {
        if (context == null || task == null) {
            throw new IllegalStateException("Expected init before the first record.");
        }
        task.apply(change, context.recordMetadata().orElseThrow());
    }
}
