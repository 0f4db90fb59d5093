package io.tributary.command.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tributary.command.settings.PostgresSettings;
import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.workers.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

    @Bean
    HikariDataSource database(PostgresSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.username());
        pool.setPassword(settings.password());
        // More than commands may run at a time: for health and for whoever does rounds, all of them
        // seldom at once.
        pool.setMaximumPoolSize(settings.connections() + 4);
        pool.setConnectionTimeout(5_000);
        pool.setInitializationFailTimeout(-1);
        pool.setPoolName("commands");
        pool.addDataSourceProperty("ApplicationName", "command-service");
        pool.addDataSourceProperty("prepareThreshold", settings.preparedStatements() ? "2" : "0");
        pool.addDataSourceProperty("preparedStatementCacheQueries", "1024");
        pool.addDataSourceProperty("preparedStatementCacheSizeMiB", "32");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("socketTimeout", "60");
        return new HikariDataSource(pool);
    }

    @Bean
    Rounds sealingRounds(HikariDataSource database, CommandMetrics metrics) {
        return new Rounds("journal-sealer", 1, new JournalSealer(database, metrics));
    }
}
