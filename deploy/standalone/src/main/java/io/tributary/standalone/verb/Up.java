package io.tributary.standalone.verb;

import io.tributary.servers.home.Ports;
import io.tributary.standalone.Standalone;
import io.tributary.standalone.run.Checkout;
import io.tributary.standalone.run.RunState;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// `up`: starts a run and keeps it until Ctrl-C, SIGTERM or `down`.
public final class Up {
    public static final String USAGE =
            """
            Usage: ./tributary up [--detach] [--home DIR] [--ports-from N]

            Starts PostgreSQL, Kafka, the schema registry, OpenSearch and the four services, and says
            when a command can be queried back. Stays in the foreground; Ctrl-C stops everything.

              --detach        returns when the run is ready and leaves it running
              --home DIR      where the run keeps everything (default: .tributary in the checkout)
              --ports-from N  first of twelve neighbouring ports (default: the home's last, or 17400)
            """;

    private Up() {}

    public static int run(List<String> words) throws InterruptedException {
        var arguments = Arguments.of(words, Set.of("--ports-from"), Set.of("--detach"));
        arguments.refuseWords();
        var home = arguments.home();
        int from =
                arguments.number(
                        "--ports-from", RunState.lastPortsFrom(home).orElse(Ports.DEFAULT_FROM));
        if (arguments.has("--detach")) {
            return DetachedRun.start(home, new Ports(from));
        }
        long begin = System.nanoTime();
        var run =
                Standalone.in(
                        home.directory(), new Ports(from), Checkout.current(), Up::sayWithTime);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(run)));
        try {
            run.start();
        } catch (RuntimeException failure) {
            run.close();
            throw failure;
        }
        sayWithTime(
                "Tributary is ready after %.1f s; Ctrl-C or `./tributary down` stops it"
                        .formatted((System.nanoTime() - begin) / 1e9));
        run.addresses()
                .byName()
                .forEach((name, url) -> System.out.printf("  %-10s %s%n", name, url));
        System.out.flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private static void stop(Standalone run) {
        run.close();
        sayWithTime("Stopped; the data stays");
    }

    private static void sayWithTime(String line) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
        System.out.flush();
    }
}
