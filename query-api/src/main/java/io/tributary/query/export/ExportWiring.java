package io.tributary.query.export;

import io.tributary.query.request.QueryCollections;
import io.tributary.schemas.catalog.DomainCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExportWiring {

    @Bean
    ExportSources exportSources(DomainCatalog catalog, QueryCollections collections) {
        return new ExportSources(catalog, collections);
    }
}
