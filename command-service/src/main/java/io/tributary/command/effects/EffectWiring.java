package io.tributary.command.effects;

import io.tributary.command.intake.CommandOutcome;
import io.tributary.command.intake.CommandRequest;
import io.tributary.command.settings.EffectSettings;
import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.workers.Rounds;
import io.tributary.command.write.OperatorStatements;
import io.tributary.command.write.TenantStatements;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EffectWiring {
    @Bean
    EffectRegister effectRegister(TenantStatements statements) {
        return new EffectRegister(statements);
    }

    @Bean
    @ConditionalOnProperty("tributary.effects.secret")
    EffectRound effectRound(
            EffectRegister register, EffectSettings settings, CommandMetrics metrics) {
        EffectSignatures signatures = signatures(settings).orElseThrow();
        EffectRound round =
                new EffectRound(register, new Delivery(settings, signatures), settings, metrics);
        metrics.watchEffects(
                () -> round.state().pending(),
                () -> round.state().dead(),
                () -> round.state().late().toMillis() / 1000.0);
        return round;
    }

    @Bean
    @ConditionalOnProperty("tributary.effects.secret")
    Rounds effectRounds(EffectRound round, EffectSettings settings) {
        return new Rounds("effects", settings.inFlight() > 0 ? 1 : 0, round);
    }

    @Bean
    StatusReports statusReports(
            EffectRegister register,
            EffectSettings settings,
            Function<CommandRequest, CommandOutcome> handler) {
        return new StatusReports(register, signatures(settings), handler);
    }

    @Bean
    DeadEffects deadEffects(
            EffectRegister register, TenantStatements statements, DataSource database) {
        return new DeadEffects(register, statements, new OperatorStatements(database));
    }

    private static Optional<EffectSignatures> signatures(EffectSettings settings) {
        return Optional.ofNullable(settings.secret()).map(EffectSignatures::new);
    }
}
