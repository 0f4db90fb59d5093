package io.tributary.projector.intake;

import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.settings.DomainsSettings;
import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.DomainCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the catalog at start; a mistake in a domain file ends the start with its line.
@Configuration(proxyBeanMethods = false)
class CatalogWiring {

    @Bean
    DomainCatalog domainCatalog(DomainsSettings settings) {
        return CatalogReader.read(DomainFiles.read(settings));
    }

    @Bean
    ReadModels readModels(DomainCatalog catalog) {
        return new ReadModels(catalog);
    }
}
