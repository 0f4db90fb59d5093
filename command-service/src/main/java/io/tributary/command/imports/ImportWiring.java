package io.tributary.command.imports;

import io.tributary.command.admission.FairAdmission;
import io.tributary.command.admission.LogRoom;
import io.tributary.command.decision.CatalogDecider;
import io.tributary.command.decision.CommandRules;
import io.tributary.command.decision.OrganizationGate;
import io.tributary.command.metering.UsageMeter;
import io.tributary.command.settings.ImportSettings;
import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.validation.RequestValidation;
import io.tributary.command.write.CallerCheck;
import io.tributary.command.write.IndependentWriter;
import io.tributary.command.write.TenantStatements;
import io.tributary.schemas.catalog.LiveCatalog;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportWiring {

    @Bean
    TenantStatements tenantStatements(DataSource database) {
        return new TenantStatements(database);
    }

    @Bean
    Turns importTurns(FairAdmission admission) {
        return new Turns(admission);
    }

    @Bean
    ImportTargets importTargets(LiveCatalog catalog, CommandRules rules) {
        return new ImportTargets(catalog, rules);
    }

    @Bean
    ImportRegister importRegister(TenantStatements statements) {
        return new ImportRegister(statements);
    }

    @Bean
    ImportUploads importUploads(TenantStatements statements) {
        return new ImportUploads(statements);
    }

    @Bean
    ImportAccess importAccess(
            ImportTargets targets,
            ImportRegister register,
            TenantStatements statements,
            OrganizationGate gate,
            Turns turns) {
        return new ImportAccess(targets, register, new CallerCheck(statements, gate), turns);
    }

    @Bean
    ImportIntake importIntake(ImportUploads uploads, Turns turns, ImportSettings settings) {
        return new ImportIntake(uploads, turns, settings);
    }

    @Bean
    Supplier<ImportRunner> importRunner(
            LiveCatalog live,
            CommandRules rules,
            OrganizationGate gate,
            DataSource database,
            ImportTargets targets,
            Turns turns,
            ImportUploads uploads,
            ImportRegister register,
            LogRoom room,
            UsageMeter usage,
            CommandMetrics metrics,
            ImportSettings settings) {
        return live.derived(
                catalog ->
                        new ImportRunner(
                                targets,
                                new RequestValidation(catalog, rules::offers),
                                new CatalogDecider(catalog, rules),
                                turns,
                                new IndependentWriter(database, catalog, gate),
                                uploads,
                                register,
                                room,
                                usage,
                                metrics,
                                settings));
    }

    @Bean
    ImportWorkers importWorkers(
            TenantStatements statements,
            ImportRegister register,
            Supplier<ImportRunner> runner,
            ImportSettings settings) {
        return new ImportWorkers(new ImportClaims(statements, register), runner, settings);
    }

    @Bean
    ImportEvents importEvents(ImportRegister register, Turns turns, ImportWorkers workers) {
        return new ImportEvents(register, turns, workers);
    }

    @Bean
    RefusedRows refusedRows(TenantStatements statements, Turns turns) {
        return new RefusedRows(statements, turns);
    }
}
