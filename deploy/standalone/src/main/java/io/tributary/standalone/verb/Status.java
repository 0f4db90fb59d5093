package io.tributary.standalone.verb;

import io.tributary.servers.home.Home;
import io.tributary.standalone.run.Addresses;
import io.tributary.standalone.run.RunState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `status` and `endpoints`: what runs, and where.
public final class Status {
    public static final String USAGE =
            """
            Usage: ./tributary status [--json] [--home DIR]

            Says whether a run is there, in which state, and its processes. Exit code 0 only if it is
            ready.
            """;

    public static final String ENDPOINTS_USAGE =
            """
            Usage: ./tributary endpoints [--json] [--home DIR]

            Says where the parts of the run are reached.
            """;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Status() {}

    public static int run(List<String> words) {
        var arguments = Arguments.of(words, Set.of(), Set.of("--json"));
        arguments.refuseWords();
        var state = RunState.of(arguments.home());
        if (arguments.has("--json")) {
            System.out.println(
                    state.map(JSON::writeValueAsString)
                            .orElseGet(() -> JSON.writeValueAsString(down(arguments.home()))));
        } else if (state.isEmpty()) {
            System.out.println("Nothing runs in " + arguments.homeDirectory());
        } else {
            print(state.get());
        }
        return state.filter(RunState::isReady).isPresent() ? 0 : 1;
    }

    public static int endpoints(List<String> words) {
        var arguments = Arguments.of(words, Set.of(), Set.of("--json"));
        arguments.refuseWords();
        var addresses = new Addresses(RunState.required(arguments.home()).ports()).byName();
        if (arguments.has("--json")) {
            System.out.println(JSON.writeValueAsString(addresses));
        } else {
            addresses.forEach((name, url) -> System.out.printf("%-10s %s%n", name, url));
        }
        return 0;
    }

    private static Map<String, String> down(Home home) {
        var answer = new LinkedHashMap<String, String>();
        answer.put("state", "down");
        answer.put("home", home.directory().toString());
        return answer;
    }

    private static void print(RunState state) {
        System.out.printf(
                "%s since %s, launcher process %d%n", state.state(), state.since(), state.pid());
        state.parts().entrySet().stream()
                .sorted(java.util.Comparator.comparingInt(e -> e.getValue().port()))
                .forEach(
                        e ->
                                System.out.printf(
                                        "  %-16s port %d, process %d%s%n",
                                        e.getKey(),
                                        e.getValue().port(),
                                        e.getValue().pid(),
                                        e.getValue().restarts() == 0
                                                ? ""
                                                : ", started again "
                                                        + e.getValue().restarts()
                                                        + " times"));
    }
}
