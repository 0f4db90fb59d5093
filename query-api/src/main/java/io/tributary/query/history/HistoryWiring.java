package io.tributary.query.history;

import io.tributary.query.request.QueryCollections;
import io.tributary.schemas.catalog.LiveCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HistoryWiring {

    @Bean
    HistorySources historySources(LiveCatalog catalog, QueryCollections collections) {
        return new HistorySources(catalog, collections);
    }
}
