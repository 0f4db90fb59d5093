package io.tributary.query.freshness;

import io.tributary.query.feed.FeedStart;
import io.tributary.query.feed.KafkaSettings;
import io.tributary.query.feed.TopicFeed;
import io.tributary.query.search.OpenSearchConnection;
import io.tributary.query.telemetry.QueryMetrics;
import io.tributary.schemas.contract.TopicName;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FreshnessWiring {

    @Bean
    PipelineProgress pipelineProgress(
            @Value("${tributary.partitions:4}") int partitions,
            FreshnessSettings settings,
            QueryMetrics metrics) {
        return new PipelineProgress(partitions, settings.window(), metrics);
    }

    @Bean
    ReadYourWrites readYourWrites(
            PipelineProgress progress, OpenSearchConnection openSearch, QueryMetrics metrics) {
        return new ReadYourWrites(progress, openSearch::refresh, metrics);
    }

    @Bean(initMethod = "begin")
    TopicFeed progressFeed(
            KafkaSettings kafka,
            FreshnessSettings settings,
            PipelineProgress progress,
            QueryMetrics metrics) {
        return new TopicFeed(
                "progress",
                () -> Set.of(TopicName.PROGRESS),
                new FeedStart.Since(settings.window()),
                kafka,
                new ProgressFeed(progress),
                metrics);
    }

    /// Compacted, and quiet read models write seldom: read from the oldest.
    @Bean(initMethod = "begin")
    TopicFeed appliedFeed(KafkaSettings kafka, PipelineProgress progress, QueryMetrics metrics) {
        return new TopicFeed(
                "applied",
                () -> Set.of(TopicName.APPLIED),
                new FeedStart.Oldest(),
                kafka,
                new ProgressFeed(progress),
                metrics);
    }
}
