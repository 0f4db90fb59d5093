package io.tributary.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// One Chromium with one page, driven through its DevTools protocol. A browser of its own: nothing
/// is shared with another one.
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LISTENING = "DevTools listening on ";

    private final Process process;
    private final DevTools tools;
    private final String session;

    private Browser(Process process, DevTools tools, String session) {
        this.process = process;
        this.tools = tools;
        this.session = session;
    }

    static Browser start(String name) {
        try {
            Path profile = Files.createTempDirectory("tributary-browser-" + name);
            Process process =
                    new ProcessBuilder(command(profile))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            DevTools tools =
                    DevTools.connect(HttpClient.newHttpClient(), address(process), PATIENCE);
            String target =
                    tools.call("", "Target.createTarget", Map.of("url", "about:blank"))
                            .get("targetId")
                            .asString();
            String session =
                    tools.call(
                                    "",
                                    "Target.attachToTarget",
                                    Map.of("targetId", target, "flatten", true))
                            .get("sessionId")
                            .asString();
            return new Browser(process, tools, session);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path profile) {
        List<String> command = new ArrayList<>(List.of("chromium", "--headless", "--no-sandbox"));
        command.addAll(
                List.of(
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"));
        return command;
    }

    private static URI address(Process process) throws IOException {
        BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("Chromium ended before it could be driven.");
        }
        Thread.startVirtualThread(() -> said.lines().forEach(ignored -> {}));
        return URI.create(line.substring(LISTENING.length()).strip());
    }

    Browser size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /// Without motion, so that a picture shows where things come to rest.
    Browser theme(String name) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", name),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        return this;
    }

    /// Runs a script in every page before its own.
    Browser before(String script) {
        call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        return this;
    }

    Browser open(String url) {
        call("Page.navigate", Map.of("url", url));
        return this;
    }

    /// The value of an expression, awaited if it is a promise.
    JsonNode evaluate(String expression) {
        JsonNode answer =
                call(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "returnByValue",
                                true,
                                "awaitPromise",
                                true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /// What people read on the page.
    String text() {
        return evaluate("document.body?.innerText ?? ''").asString();
    }

    void press(String key, int code) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    /// Puts a file into a field, as its dialog does.
    void choose(String selector, Path file) {
        JsonNode field =
                call(
                                "Runtime.evaluate",
                                Map.of(
                                        "expression",
                                        "document.querySelector('%s')".formatted(selector)))
                        .path("result");
        call(
                "DOM.setFileInputFiles",
                Map.of(
                        "files",
                        List.of(file.toAbsolutePath().toString()),
                        "objectId",
                        field.path("objectId").asString()));
    }

    /// Where files that are downloaded go.
    void downloads(Path folder) {
        tools.call(
                "",
                "Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", folder.toAbsolutePath().toString()));
    }

    void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /// @return where the picture of the whole page lies
    Path screenshot(Path file) {
        JsonNode picture =
                call(
                        "Page.captureScreenshot",
                        Map.of("format", "png", "captureBeyondViewport", false));
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, Base64.getDecoder().decode(picture.get("data").asString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        return tools.call(session, method, parameters);
    }

    @Override
    public void close() {
        tools.close();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
