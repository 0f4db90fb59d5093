package io.tributary.command.limits;

import io.tributary.command.settings.LimitSettings;
import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.workers.Rounds;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitWiring {

    @Bean
    CommandLimits limits(LimitSettings settings, CommandMetrics metrics) {
        CommandLimits limits = new CommandLimits(settings);
        metrics.watchBudgets(limits::size);
        return limits;
    }

    @Bean
    Rounds limitRounds(CommandLimits limits, DataSource database, LimitSettings settings) {
        return new Rounds("limits", 1, new LimitExchange(limits, database, settings.exchange()));
    }
}
