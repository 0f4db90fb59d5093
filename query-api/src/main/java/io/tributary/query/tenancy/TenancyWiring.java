package io.tributary.query.tenancy;

import io.tributary.query.feed.FeedStart;
import io.tributary.query.feed.KafkaSettings;
import io.tributary.query.feed.TopicFeed;
import io.tributary.query.feed.WriterSchemas;
import io.tributary.query.freshness.PipelineProgress;
import io.tributary.query.telemetry.QueryMetric;
import io.tributary.query.telemetry.QueryMetrics;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class TenancyWiring {

    @Bean
    WriterSchemas writerSchemas(RegistrySettings registry, JsonMapper json) {
        return new WriterSchemas(registry.url(), json);
    }

    @Bean
    Memberships memberships(QueryMetrics metrics) {
        Memberships memberships = new Memberships();
        metrics.gauge(QueryMetric.ORGANIZATIONS, memberships::organizations);
        return memberships;
    }

    @Bean
    GrantedRights grantedRights() {
        return new GrantedRights();
    }

    @Bean
    Keys keys() {
        return new Keys();
    }

    @Bean(initMethod = "begin")
    TopicFeed identityFeed(
            KafkaSettings kafka,
            WriterSchemas schemas,
            Memberships memberships,
            GrantedRights granted,
            Keys keys,
            PipelineProgress progress,
            QueryMetrics metrics) {
        return new TopicFeed(
                "memberships",
                () -> IdentityTables.TOPICS,
                new FeedStart.Oldest(),
                kafka,
                new IdentityFeed(memberships, granted, keys, schemas, progress),
                metrics);
    }

    @Bean
    TenantResolver tenantResolver(
            Memberships memberships,
            GrantedRights granted,
            Keys keys,
            PipelineProgress progress,
            QueryMetrics metrics) {
        TenantResolver resolver =
                new TenantResolver(memberships, granted, keys, progress, InstantSource.system());
        metrics.gauge(
                QueryMetric.MEMBERSHIPS_LAG,
                () -> resolver.lag().map(l -> l.toMillis() / 1000.0).orElse(Double.NaN));
        return resolver;
    }
}
