package io.tributary.standalone.verb;

import io.tributary.servers.home.Passwords;
import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import io.tributary.servers.node.Surroundings;
import io.tributary.servers.parts.ServerParts;
import io.tributary.servers.process.ChildProcesses;
import io.tributary.standalone.run.Checkout;
import io.tributary.standalone.run.RunState;
import io.tributary.standalone.service.SchemaProgram;
import io.tributary.standalone.service.ServiceSettings;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// `schema`: what the domains' files do to the database of a run.
public final class Schema {
    public static final String USAGE =
            """
            Usage: ./tributary schema plan|apply|rollback|check [--home DIR]

              plan      prints what would be done
              apply     does it
              rollback  takes the last step back
              check     exit code 0 only if there is nothing to do
            """;

    private static final List<String> VERBS = List.of("plan", "apply", "rollback", "check");

    private Schema() {}

    public static int run(List<String> words) throws InterruptedException {
        var arguments = Arguments.of(words, Set.of(), Set.of());
        if (arguments.words().size() != 1 || !VERBS.contains(arguments.words().getFirst())) {
            throw new ServerFailure("Expected plan, apply, rollback or check. Try --help.");
        }
        var home = arguments.home();
        Ports ports = RunState.required(home).ports();
        var parts = ServerParts.of(home);
        var run =
                new Surroundings(home, ports, new Passwords(home), parts, new ChildProcesses(home));
        var settings = new ServiceSettings(run, Checkout.current()).writeSchema();
        try {
            return new ProcessBuilder(
                            SchemaProgram.command(
                                    parts.archives(),
                                    Checkout.current(),
                                    settings,
                                    arguments.words().getFirst()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ServerFailure("Expected to start the schema program, but: " + e, e);
        }
    }
}
