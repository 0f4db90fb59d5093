package io.tributary.query.plan;

import io.tributary.schemas.catalog.DomainCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlanWiring {

    @Bean
    DashboardSources dashboardSources(DomainCatalog catalog) {
        return new DashboardSources(catalog);
    }
}
