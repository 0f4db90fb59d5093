package io.tributary.query.response;

import io.tributary.query.freshness.Freshness;
import io.tributary.query.freshness.Published;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells the seven stations as they are seen from the last one: how long ago each has handed
/// something on. A heartbeat passes every second, so that idle is not late.
///
/// The first three are one figure, the newest commit that was published: who stops first among them
/// is not to be told from here.
public record PipelineStations(
        Optional<Published> newest,
        Freshness projection,
        Freshness document,
        Freshness answer,
        double changesPerMinute,
        Instant now) {

    /// In the order in which a row travels.
    List<Map<String, @Nullable Object>> told() {
        Optional<Instant> committed = newest.map(Published::committed);
        List<Map<String, @Nullable Object>> stations = new ArrayList<>();
        stations.add(station("command", committed));
        stations.add(station("row", committed));
        stations.add(station("change", committed));
        stations.add(station("topic", newest.map(Published::published)));
        stations.add(station("projection", projection.applied()));
        Map<String, @Nullable Object> document = station("document", this.document.applied());
        document.put("changes_per_minute", changesPerMinute);
        stations.add(document);
        stations.add(station("answer", answer.applied()));
        return stations;
    }

    private Map<String, @Nullable Object> station(String name, Optional<Instant> moment) {
        Map<String, @Nullable Object> station = new LinkedHashMap<>();
        station.put("station", name);
        station.put(
                "lag_ms",
                moment.map(m -> Math.max(0L, Duration.between(m, now).toMillis())).orElse(null));
        return station;
    }
}
