package io.tributary.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One running installation, shared by all end-to-end tests of this JVM and taken down with it.
///
/// Tests keep apart by organization: each founds its own.
final class RunningTributary {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PORTS_FROM = 27_400;

    private static final class Holder {
        static final RunningTributary SHARED = start();
    }

    private final EntryScript script;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final JsonNode endpoints;

    private RunningTributary(EntryScript script) {
        this.script = script;
        this.endpoints = JSON.readTree(script.run("endpoints", "--json").mustSucceed().out());
    }

    static RunningTributary shared() {
        return Holder.SHARED;
    }

    private static RunningTributary start() {
        Path home = EntryScript.CHECKOUT.resolve("ops/end-to-end/target/home");
        EntryScript script = new EntryScript(home);
        RunningTributary tributary = startIn(script, PORTS_FROM);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> script.run("down")));
        return tributary;
    }

    /// Starts a run of its own; the caller takes it down.
    static RunningTributary startIn(EntryScript script, int portsFrom) {
        script.run("up", "--detach", "--ports-from", Integer.toString(portsFrom)).mustSucceed();
        return new RunningTributary(script);
    }

    /// After `down`: the same run at the same addresses.
    RunningTributary startedAgain() {
        return startIn(script, PORTS_FROM);
    }

    /// A run that is there already.
    static RunningTributary of(EntryScript script) {
        return new RunningTributary(script);
    }

    EntryScript script() {
        return script;
    }

    URI endpoint(String name) {
        return URI.create(endpoints.get(name).asString());
    }

    String endpointText(String name) {
        return endpoints.get(name).asString();
    }

    /// A development token for a user, without any membership being made.
    String token(String user) {
        return tokens.computeIfAbsent(
                user, u -> script.run("token", "--user", u).mustSucceed().out().strip());
    }

    /// The caller's side of the API, as this user.
    ApiClient as(String user) {
        return new ApiClient(endpoint("command"), endpoint("query"), token(user));
    }
}
