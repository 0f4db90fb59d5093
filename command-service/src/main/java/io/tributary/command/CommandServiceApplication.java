package io.tributary.command;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the command service.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class CommandServiceApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(CommandServiceApplication.class)
                .properties("spring.config.name=command-service")
                .run(arguments);
    }
}
