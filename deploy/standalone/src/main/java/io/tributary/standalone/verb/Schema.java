package io.tributary.standalone.verb;

import io.tributary.servers.home.Passwords;
import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import io.tributary.servers.node.Surroundings;
import io.tributary.servers.parts.ServerParts;
import io.tributary.servers.process.ChildProcesses;
import io.tributary.standalone.readiness.ServedDomain;
import io.tributary.standalone.run.Addresses;
import io.tributary.standalone.run.Checkout;
import io.tributary.standalone.run.RunState;
import io.tributary.standalone.service.AddedDomains;
import io.tributary.standalone.service.SchemaProgram;
import io.tributary.standalone.service.ServiceSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// `schema`: what the domains' files do to the database of a run.
public final class Schema {
    public static final String USAGE =
            """
            Usage: ./tributary schema plan|apply|rollback|check [--domains DIR] [--home DIR]

              plan      prints what would be done
              apply     does it
              rollback  takes the last step back
              check     exit code 0 only if there is nothing to do

            --domains DIR adds the domains DIR/<domain>/<domain>.avdl to those that run: applied, they
            are served within seconds, and nothing is started again.
            """;

    private static final String DOMAINS = "--domains";
    private static final String APPLY = "apply";
    private static final List<String> VERBS = List.of("plan", APPLY, "rollback", "check");

    private Schema() {}

    public static int run(List<String> words) throws InterruptedException {
        var arguments = Arguments.of(words, Set.of(DOMAINS), Set.of());
        if (arguments.words().size() != 1 || !VERBS.contains(arguments.words().getFirst())) {
            throw new ServerFailure("Expected plan, apply, rollback or check. Try --help.");
        }
        var home = arguments.home();
        Ports ports = RunState.required(home).ports();
        var parts = ServerParts.of(home);
        var run =
                new Surroundings(home, ports, new Passwords(home), parts, new ChildProcesses(home));
        var added = AddedDomains.of(home);
        var more =
                arguments
                        .option(DOMAINS)
                        .map(folder -> added.with(Path.of(folder), activeDomains()));
        try {
            var settings =
                    new ServiceSettings(run, Checkout.current())
                            .writeSchema(more.orElse(added.folder()));
            var verb = arguments.words().getFirst();
            int exit =
                    exitOf(
                            SchemaProgram.command(
                                    parts.archives(), Checkout.current(), settings, verb));
            if (exit == 0 && verb.equals(APPLY) && more.isPresent()) {
                serve(added, more.get(), new Addresses(ports));
            }
            return exit;
        } finally {
            more.ifPresent(added::discard);
        }
    }

    private static List<String> activeDomains() {
        return List.of(Checkout.current().activeDomains().strip().split("\\s*,\\s*"));
    }

    private static void serve(AddedDomains added, Path planned, Addresses addresses) {
        var changed = added.changedBy(planned);
        for (var domain : added.take(planned)) {
            if (changed.contains(domain)) {
                tell(
                        "Applied: %s. It is served already; the next start takes what changed."
                                .formatted(domain));
            } else {
                new ServedDomain(domain, addresses).await();
                tell("Served: " + domain + ".");
            }
        }
    }

    @SuppressWarnings("SystemOut") // the answer of a verb
    private static void tell(String line) {
        System.out.println(line);
    }

    private static int exitOf(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new ServerFailure("Expected to start the schema program, but: " + e, e);
        }
    }
}
