package io.tributary.projector.intake;

import io.tributary.domains.DomainWatch;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.settings.DomainsSettings;
import io.tributary.schemas.catalog.LiveCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the catalog at start; a mistake in a domain file ends the start with its line.
@Configuration(proxyBeanMethods = false)
class CatalogWiring {

    @Bean
    DomainWatch domains(DomainsSettings settings) {
        return DomainWatch.begin(settings.folders());
    }

    @Bean
    LiveCatalog catalog(DomainWatch domains) {
        return domains.catalog();
    }

    @Bean
    ReadModels readModels(LiveCatalog catalog) {
        return new ReadModels(catalog);
    }
}
