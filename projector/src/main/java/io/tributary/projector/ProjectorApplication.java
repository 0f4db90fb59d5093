package io.tributary.projector;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The projector as a process.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProjectorApplication {

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "projector");
        SpringApplication.run(ProjectorApplication.class, arguments);
    }
}
