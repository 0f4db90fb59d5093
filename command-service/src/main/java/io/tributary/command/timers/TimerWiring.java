package io.tributary.command.timers;

import io.tributary.command.decision.CommandRules;
import io.tributary.command.decision.OrganizationGate;
import io.tributary.command.intake.CommandOutcome;
import io.tributary.command.intake.CommandRequest;
import io.tributary.command.settings.TimerSettings;
import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.workers.Rounds;
import io.tributary.command.write.CallerCheck;
import io.tributary.command.write.TenantStatements;
import io.tributary.schemas.catalog.LiveCatalog;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TimerWiring {

    @Bean
    TimerRound timerRound(
            LiveCatalog live,
            CommandRules rules,
            OrganizationGate gate,
            TenantStatements statements,
            Function<CommandRequest, CommandOutcome> handler,
            TimerSettings settings,
            CommandMetrics metrics) {
        TimerRound round =
                new TimerRound(
                        live.derived(catalog -> new TimedCommands(catalog, rules)),
                        new TimerRegister(statements),
                        new CallerCheck(statements, gate),
                        handler,
                        settings,
                        metrics);
        metrics.watchTimers(
                () -> round.state().due(), () -> round.state().late().toMillis() / 1000.0);
        return round;
    }

    @Bean
    Rounds timerRounds(TimerRound round, TimerSettings settings) {
        return new Rounds("timers", settings.workers(), round);
    }

    @Bean
    TimersHealth timersHealthIndicator(TimerRound round) {
        return new TimersHealth(round);
    }
}
