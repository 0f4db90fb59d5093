package io.tributary.command.metering;

import io.tributary.command.decision.OrganizationGate;
import io.tributary.command.workers.Rounds;
import io.tributary.command.write.CallerCheck;
import io.tributary.command.write.TenantStatements;
import io.tributary.schemas.catalog.LiveCatalog;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MeteringWiring {

    @Bean
    UsageMeter usageMeter() {
        return new UsageMeter();
    }

    @Bean
    UsageFlush usageFlush(UsageMeter meter, DataSource database) {
        return new UsageFlush(meter, database);
    }

    @Bean
    Rounds usageRounds(UsageFlush flush) {
        return new Rounds("usage", 1, flush);
    }

    @Bean
    UsageReader usageReader(
            TenantStatements statements, OrganizationGate gate, LiveCatalog catalog) {
        return new UsageReader(statements, new CallerCheck(statements, gate), catalog);
    }
}
