package io.tributary.query.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Records under the names of {@link QueryMetric}.
@Component
public class QueryMetrics {
    private final MeterRegistry registry;

    public QueryMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// @param tags names and values in turn
    public void count(QueryMetric metric, String... tags) {
        Counter.builder(metric.metricName())
                .description(metric.description())
                .tags(tags)
                .register(registry)
                .increment();
    }

    public void time(QueryMetric metric, Duration took, String... tags) {
        Timer.builder(metric.metricName())
                .description(metric.description())
                .tags(tags)
                .register(registry)
                .record(took);
    }

    public void gauge(QueryMetric metric, Supplier<Number> value) {
        Gauge.builder(metric.metricName(), value)
                .description(metric.description())
                .register(registry);
    }
}
