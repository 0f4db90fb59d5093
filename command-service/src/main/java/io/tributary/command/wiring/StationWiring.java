package io.tributary.command.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.command.CommandHandler;
import io.tributary.command.admission.FairAdmission;
import io.tributary.command.admission.LogRoom;
import io.tributary.command.decision.CatalogDecider;
import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.CommandRules;
import io.tributary.command.decision.OrganizationGate;
import io.tributary.command.intake.CommandOutcome;
import io.tributary.command.intake.CommandRequest;
import io.tributary.command.limits.CommandLimits;
import io.tributary.command.metering.UsageMeter;
import io.tributary.command.rules.identity.MembershipGate;
import io.tributary.command.settings.AdmissionSettings;
import io.tributary.command.settings.AuthSettings;
import io.tributary.command.settings.DomainsSettings;
import io.tributary.command.settings.PostgresSettings;
import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.tenancy.Callers;
import io.tributary.command.tenancy.TokenVerification;
import io.tributary.command.validation.RequestValidation;
import io.tributary.command.workers.Rounds;
import io.tributary.command.write.CommandWriter;
import io.tributary.command.write.KeysByHash;
import io.tributary.command.write.OwnRows;
import io.tributary.command.write.TenantStatements;
import io.tributary.domains.DomainWatch;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.LiveCatalog;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

@Configuration(proxyBeanMethods = false)
class StationWiring {
    private static final Logger LOG = LoggerFactory.getLogger(StationWiring.class);

    @Bean
    DomainWatch domains(DomainsSettings domains) {
        return DomainWatch.begin(domains.folders());
    }

    @Bean
    LiveCatalog catalog(DomainWatch domains) {
        return domains.catalog();
    }

    @Bean
    CommandRules rules(List<CommandRule> found, LiveCatalog catalog) {
        CommandRules rules = new CommandRules(found);
        warnOfMissing(rules, catalog.get());
        catalog.whenTaken(next -> warnOfMissing(rules, next));
        return rules;
    }

    private static void warnOfMissing(CommandRules rules, DomainCatalog catalog) {
        rules.missingIn(catalog)
                .forEach(
                        command ->
                                LOG.atWarn()
                                        .addKeyValue("command", command)
                                        .log("The command is not offered: its rule is missing."));
    }

    @Bean
    OrganizationGate gate() {
        return new MembershipGate();
    }

    @Bean
    Callers callers(DataSource database) {
        return new Callers(new KeysByHash(new TenantStatements(database)));
    }

    @Bean
    OwnRows ownRows(DataSource database) {
        return new OwnRows(database);
    }

    @Bean
    CommandMetrics metrics(MeterRegistry registry) {
        return new CommandMetrics(registry);
    }

    @Bean
    FairAdmission admission(
            AdmissionSettings settings, PostgresSettings postgres, CommandMetrics metrics) {
        FairAdmission admission = new FairAdmission(settings, postgres.connections());
        metrics.watchWaiting(admission::waiting);
        return admission;
    }

    @Bean
    LogRoom logRoom(DataSource database, CommandMetrics metrics) {
        LogRoom room = new LogRoom(database);
        metrics.watchLogRoom(room::bytes);
        return room;
    }

    @Bean
    Rounds logRoomRounds(LogRoom room) {
        return new Rounds("log-room", 1, room);
    }

    /// Every request is handled by one catalog from its beginning to its end.
    @Bean
    Function<CommandRequest, CommandOutcome> handler(
            LiveCatalog live,
            CommandRules rules,
            OrganizationGate gate,
            CommandLimits limits,
            LogRoom room,
            FairAdmission admission,
            UsageMeter usage,
            DataSource database) {
        Supplier<CommandHandler> handler =
                live.derived(
                        catalog ->
                                new CommandHandler(
                                        limits,
                                        new RequestValidation(catalog, rules::offers),
                                        new CatalogDecider(catalog, rules),
                                        room,
                                        admission,
                                        new CommandWriter(database, catalog, gate),
                                        usage));
        return request -> handler.get().apply(request);
    }

    @Bean
    JwtDecoder tokens(AuthSettings auth) {
        return TokenVerification.decoder(auth);
    }
}
