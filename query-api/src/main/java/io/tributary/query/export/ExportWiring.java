package io.tributary.query.export;

import io.tributary.query.request.QueryCollections;
import io.tributary.schemas.catalog.LiveCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExportWiring {

    @Bean
    ExportSources exportSources(LiveCatalog catalog, QueryCollections collections) {
        return new ExportSources(catalog, collections);
    }
}
