package io.tributary.query.request;

import io.tributary.domains.DomainWatch;
import io.tributary.schemas.catalog.LiveCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the catalog at start; a mistake in a domain file ends the start with its line.
@Configuration(proxyBeanMethods = false)
class CatalogWiring {

    @Bean
    DomainWatch domains(DomainSettings settings) {
        return DomainWatch.begin(settings.folders());
    }

    @Bean
    LiveCatalog catalog(DomainWatch domains) {
        return domains.catalog();
    }

    @Bean
    QueryCollections queryCollections(LiveCatalog catalog) {
        return new QueryCollections(catalog);
    }
}
