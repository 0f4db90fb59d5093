package io.tributary.command.retention;

import io.tributary.command.settings.RetentionSettings;
import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.workers.Rounds;
import io.tributary.command.write.TenantStatements;
import io.tributary.schemas.catalog.LiveCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetentionWiring {

    @Bean
    Rounds retentionRounds(
            LiveCatalog catalog,
            TenantStatements statements,
            RetentionSettings settings,
            CommandMetrics metrics) {
        return new Rounds(
                "retention",
                settings.every().isZero() ? 0 : 1,
                new RetentionRound(catalog, statements, settings, metrics));
    }
}
