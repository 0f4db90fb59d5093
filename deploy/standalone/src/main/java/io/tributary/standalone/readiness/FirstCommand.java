package io.tributary.standalone.readiness;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import io.tributary.standalone.issuer.SigningKey;
import io.tributary.standalone.issuer.UserName;
import io.tributary.standalone.run.Addresses;
import io.tributary.standalone.service.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Proves that a row travels all seven stations. The first start of a home founds an organization
/// and queries it back with the command's token; later starts query the same document, and change
/// nothing.
public final class FirstCommand {
    /// For a home whose documents are there, or that is new.
    public static final Duration USUAL_PATIENCE = Duration.ofMinutes(3);

    /// For a home that first makes its documents from all its rows.
    public static final Duration PATIENCE_AFTER_RESTORE = Duration.ofHours(12);

    private static final int TOO_MANY_RESTARTS = 3;
    private static final String NAME = "tributary-readiness";
    private static final UUID ORGANIZATION = UserName.organization(NAME);

    private final Home home;
    private final Addresses addresses;
    private final Api api;
    private final List<RunningService> services;
    private final Waiting waiting;

    public FirstCommand(
            Home home,
            Addresses addresses,
            SigningKey key,
            List<RunningService> services,
            Duration patience) {
        this.home = home;
        this.addresses = addresses;
        this.api = new Api(addresses, key.sign(UserName.user(NAME), NAME, addresses.issuer()));
        this.services = services;
        this.waiting = new Waiting(patience, "The logs are in %s.".formatted(home.logs()));
    }

    /// Returns when every service is well.
    public void awaitHealth() {
        for (var running : services) {
            int port = running.service().port(addresses.ports());
            await(
                    running.service().name() + " to be well on port " + port,
                    () -> api.isHealthy(port) ? null : "its health is not 200 yet");
        }
    }

    /// Returns when the command has come out at the other end.
    public void sendAndQueryBack() {
        var marker = home.directory().resolve("readiness");
        var token = new String[] {""};
        if (!Files.exists(marker)) {
            await("the first command to be accepted", () -> found(token));
        }
        await("the first command to be queried back", () -> queryBack(token[0]));
        Home.writeSecretly(marker, ORGANIZATION + "\n");
    }

    private @Nullable String found(String[] token) throws IOException {
        var answer =
                api.send(
                        ORGANIZATION,
                        "identity.organization.create",
                        "{\"name\":\"Readiness\",\"slug\":\"%s\"}".formatted(NAME));
        if (answer.statusCode() == 201) {
            token[0] = answer.headers().firstValue("Tributary-Token").orElse("");
            return null;
        }
        return answer.statusCode() == 409 ? null : said(answer.statusCode(), answer.body());
    }

    private @Nullable String queryBack(String token) throws IOException {
        var answer = api.document(ORGANIZATION, "identity/organizations/" + ORGANIZATION, token);
        return answer.statusCode() == 200 ? null : said(answer.statusCode(), answer.body());
    }

    private static String said(int status, String body) {
        return status + " " + body.substring(0, Math.min(300, body.length()));
    }

    private void await(String what, Waiting.Question question) {
        waiting.until(what, question, this::failOnDyingService);
    }

    private void failOnDyingService() {
        for (var running : services) {
            if (running.restarts() >= TOO_MANY_RESTARTS) {
                throw new ServerFailure(
                        "Expected %s to stay up, but it ended %d times. Its log: %s"
                                .formatted(
                                        running.service().name(),
                                        running.restarts(),
                                        home.log(running.service().name())));
            }
        }
    }
}
