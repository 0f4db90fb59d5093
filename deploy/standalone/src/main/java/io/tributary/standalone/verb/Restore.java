package io.tributary.standalone.verb;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import io.tributary.servers.process.PortHolder;
import io.tributary.standalone.backup.HomeRestore;
import io.tributary.standalone.readiness.DocumentWatch;
import io.tributary.standalone.run.Addresses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// `restore`: a home made from a backup, running and verified.
public final class Restore {
    public static final String USAGE =
            """
            Usage: ./tributary restore SRC [--home DIR] [--ports-from N] [--no-start]

            Makes the home DIR from the backup SRC: compares every file with its hash, has PostgreSQL
            recover, starts the run, has all topics and documents made from the rows, and verifies them.
            Leaves the run as `up --detach` does. Exit code 0 only if there are 0 differences.

              --home DIR      must not exist or be empty (default: .tributary in the checkout)
              --ports-from N  first of twelve neighbouring ports (default: 17400)
              --no-start      leaves the home stopped and its documents to the next `up`
            """;

    private static final Duration PATIENCE = Duration.ofHours(12);

    private Restore() {}

    public static int run(List<String> words) throws InterruptedException {
        var arguments = Arguments.of(words, Set.of("--ports-from"), Set.of("--no-start"));
        if (arguments.words().size() != 1) {
            throw new ServerFailure("Expected the folder of one backup. Try --help.");
        }
        long begin = System.nanoTime();
        var home = arguments.home();
        var ports = new Ports(arguments.number("--ports-from", Ports.DEFAULT_FROM));
        var restore = new HomeRestore(Path.of(arguments.words().getFirst()), Restore::say);
        if (!arguments.has("--no-start")) {
            PortHolder.requireFree(ports);
        }
        restore.into(home);
        System.out.printf(
                "%s holds all that was committed before %s (%s), after %.1f s%n",
                home.directory(),
                restore.manifest().database().end(),
                restore.manifest().takenAt(),
                seconds(begin));
        if (arguments.has("--no-start")) {
            System.out.println(
                    "Start it with `./tributary up`, which makes its topics and documents; then `./tributary verify`");
            return 0;
        }
        int started = DetachedRun.start(home, ports);
        return started == 0 ? verify(home, new Addresses(ports), begin) : started;
    }

    /// Until everything has come out at the other end, the answer is that the mark was not passed.
    private static int verify(Home home, Addresses addresses, long begin)
            throws InterruptedException {
        try (var _ = DocumentWatch.of(addresses, Restore::say)) {
            var answer = Verify.ask(home, addresses, "", false);
            while (answer.mayComeLater() && System.nanoTime() - begin < PATIENCE.toNanos()) {
                // What says at once that it cannot be asked yet does not call back.
                TimeUnit.SECONDS.sleep(1);
                answer = Verify.ask(home, addresses, "", false);
            }
            System.out.println(answer.text());
            System.out.printf(
                    "Restored and verified after %.1f s; `./tributary down` stops it%n",
                    seconds(begin));
            return answer.isEqual() ? 0 : 1;
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
