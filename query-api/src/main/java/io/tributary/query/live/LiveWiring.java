package io.tributary.query.live;

import io.tributary.query.feed.FeedStart;
import io.tributary.query.feed.KafkaSettings;
import io.tributary.query.feed.TopicFeed;
import io.tributary.query.feed.WriterSchemas;
import io.tributary.query.freshness.PipelineProgress;
import io.tributary.query.request.QueryCollections;
import io.tributary.query.telemetry.QueryMetric;
import io.tributary.query.telemetry.QueryMetrics;
import io.tributary.query.tenancy.TenantResolver;
import io.tributary.schemas.catalog.LiveCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class LiveWiring {

    @Bean
    LiveEntities liveEntities(
            LiveCatalog catalog, QueryCollections collections, WriterSchemas writers) {
        return new LiveEntities(catalog, collections, writers);
    }

    @Bean
    LiveWindows liveWindows(
            PipelineProgress progress, LiveSettings settings, QueryMetrics metrics) {
        LiveWindows windows = new LiveWindows(progress.partitions(), settings);
        metrics.gauge(QueryMetric.WINDOW_BYTES, windows::size);
        return windows;
    }

    @Bean
    Listeners listeners(LiveSettings settings, QueryMetrics metrics) {
        Listeners listeners = new Listeners(settings, metrics);
        metrics.gauge(QueryMetric.STREAMS, listeners::count);
        return listeners;
    }

    @Bean(initMethod = "begin")
    TopicFeed changesFeed(
            KafkaSettings kafka,
            LiveSettings settings,
            LiveEntities entities,
            LiveWindows windows,
            Listeners listeners,
            QueryMetrics metrics) {
        LiveFeed feed = new LiveFeed(entities, windows, listeners);
        return new TopicFeed(
                "changes",
                feed::topics,
                new FeedStart.AfterProgress(settings.window()),
                kafka,
                feed,
                metrics);
    }

    @Bean
    LiveChanges liveChanges(
            LiveEntities entities,
            LiveWindows windows,
            Listeners listeners,
            PipelineProgress progress,
            TenantResolver tenants,
            JsonMapper json,
            LiveSettings settings) {
        return new LiveChanges(
                entities, windows, listeners, progress, tenants, new EventFormat(json), settings);
    }
}
