package io.tributary.standalone.simulator;

import io.tributary.schemas.contract.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Reports what became of a message, as a carrier would: a text message was sent, then delivered; a
/// call was made. What the command-service does not take is sent again for a while.
final class StatusCallbacks implements AutoCloseable {
    private static final int ATTEMPTS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("simulator-reports").factory());
    private final URI commands;
    private final WebhookSignature key;

    StatusCallbacks(String commands, WebhookSignature key) {
        this.commands = URI.create(commands);
        this.key = key;
    }

    /// @param id the same for every attempt, so that it counts once
    private record Report(String path, String id, String body) {}

    void tell(SentMessage message) {
        message.reportTo()
                .map(path -> reports(path, message))
                .ifPresent(reports -> clock.execute(() -> send(reports, 1)));
    }

    private static List<Report> reports(String path, SentMessage message) {
        return message.kind().equals("sms")
                ? List.of(
                        new Report(
                                path,
                                "sent-" + message.id(),
                                "{\"status\": \"sent\", \"carrier_reference\": \"simulated\"}"),
                        new Report(
                                path, "delivered-" + message.id(), "{\"status\": \"delivered\"}"))
                : List.of(new Report(path, "made-" + message.id(), "{}"));
    }

    /// In order: each when the one before was taken.
    private void send(List<Report> reports, int attempt) {
        if (reports.isEmpty() || attempt > ATTEMPTS) {
            return;
        }
        if (taken(reports.getFirst())) {
            clock.execute(() -> send(reports.subList(1, reports.size()), 1));
        } else {
            var _ = clock.schedule(() -> send(reports, attempt + 1), 1, TimeUnit.SECONDS);
        }
    }

    private boolean taken(Report report) {
        Instant now = Instant.now();
        byte[] body = report.body().getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(commands.resolve(report.path()))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header(WebhookSignature.ID, report.id())
                        .header(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
                        .header(WebhookSignature.SIGNATURE, key.sign(report.id(), now, body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100
                    == 2;
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
