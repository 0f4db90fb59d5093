package io.tributary.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the query API.
@SpringBootApplication
@ConfigurationPropertiesScan
public class QueryApiApplication {

    static void main(String[] arguments) {
        System.setProperty("spring.config.name", "query-api");
        SpringApplication.run(QueryApiApplication.class, arguments);
    }
}
