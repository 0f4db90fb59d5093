package io.tributary.command.security;

import io.tributary.command.settings.SecuritySettings;
import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.workers.Rounds;
import io.tributary.command.write.TenantStatements;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SecurityWiring {

    @Bean
    SecurityTally securityTally(CommandMetrics metrics) {
        return new SecurityTally(metrics);
    }

    @Bean
    SecurityEventWriter securityEventWriter(
            SecurityTally tally,
            TenantStatements statements,
            DataSource database,
            SecuritySettings settings) {
        return new SecurityEventWriter(tally, statements, database, settings);
    }

    @Bean
    Rounds securityRounds(SecurityEventWriter writer) {
        return new Rounds("security-events", 1, writer);
    }
}
