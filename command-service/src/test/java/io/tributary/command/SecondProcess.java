package io.tributary.command;

import io.tributary.command.Trial.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.springframework.context.ConfigurableApplicationContext;

/// One more process of the service, as far as database and callers can tell.
record SecondProcess(Trial trial, ConfigurableApplicationContext service) implements AutoCloseable {

    static SecondProcess start(Trial trial, String... settings) {
        return new SecondProcess(trial, trial.startService(settings));
    }

    Reply send(Tenant tenant, String command, String body) {
        return send(tenant, trial.issuer().token(tenant.user()), command, body);
    }

    Reply send(Tenant tenant, String token, String command, String body) {
        String port = service.getEnvironment().getProperty("local.server.port");
        return trial.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%s/v1/organizations/%s/commands/%s"
                                                .formatted(port, tenant.organization(), command)))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    @Override
    public void close() {
        service.close();
    }
}
