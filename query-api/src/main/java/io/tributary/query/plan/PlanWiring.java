package io.tributary.query.plan;

import io.tributary.schemas.catalog.LiveCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlanWiring {

    @Bean
    DashboardSources dashboardSources(LiveCatalog catalog) {
        return new DashboardSources(catalog);
    }
}
