package io.tributary.projector.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Counts what happens, by {@link ProjectorMetric}.
@Component
public class Telemetry {
    private static final String READ_MODEL = "read.model";

    private final MeterRegistry registry;

    public Telemetry(MeterRegistry registry) {
        this.registry = registry;
    }

    public void count(ProjectorMetric metric, String readModel, long amount) {
        if (amount > 0) {
            registry.counter(metric.meter(), READ_MODEL, readModel).increment(amount);
        }
    }

    public void count(ProjectorMetric metric, long amount) {
        registry.counter(metric.meter()).increment(amount);
    }

    public void time(ProjectorMetric metric, Duration taken) {
        Timer.builder(metric.meter())
                .publishPercentiles(0.5, 0.99)
                .register(registry)
                .record(taken);
    }

    public void gauge(ProjectorMetric metric, Supplier<Number> value) {
        Gauge.builder(metric.meter(), value).register(registry);
    }
}
