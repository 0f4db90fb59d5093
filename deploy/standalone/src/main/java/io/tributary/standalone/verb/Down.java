package io.tributary.standalone.verb;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.HomeLock;
import io.tributary.servers.home.ServerFailure;
import io.tributary.servers.process.Orphans;
import io.tributary.servers.process.Signal;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// `down`: stops the run of a home, or what is left of it.
public final class Down {
    public static final String USAGE =
            """
            Usage: ./tributary down [--home DIR]

            Stops the run of the home in order; the data stays. Also ends what a killed run left over.
            """;

    private static final long PATIENCE_SECONDS = 120;

    private Down() {}

    public static int run(List<String> words) throws InterruptedException {
        var arguments = Arguments.of(words, Set.of(), Set.of());
        arguments.refuseWords();
        var home = arguments.home();
        if (!Files.isDirectory(home.directory())) {
            System.out.println("Nothing runs in " + home.directory());
            return 0;
        }
        var holder = HomeLock.holder(home);
        if (holder.isPresent()) {
            stop(home, holder.getAsLong());
        }
        endOrphans(home);
        System.out.println("Nothing runs in " + home.directory() + " any more; the data stays");
        return 0;
    }

    private static void stop(Home home, long launcher) throws InterruptedException {
        Signal.TERM.sendTo(launcher);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (HomeLock.holder(home).isPresent()) {
            if (System.nanoTime() > deadline) {
                throw new ServerFailure(
                        "Expected the run to end within %d s, but process %d still runs. Look into %s."
                                .formatted(PATIENCE_SECONDS, launcher, home.log("standalone")));
            }
            // The lock of another process tells nobody that it was let go.
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static void endOrphans(Home home) {
        try (var _ = HomeLock.take(home)) {
            Orphans.end(home, System.out::println);
        }
    }
}
