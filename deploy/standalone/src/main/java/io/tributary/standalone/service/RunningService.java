package io.tributary.standalone.service;

import io.tributary.servers.home.ServerFailure;
import io.tributary.servers.node.Surroundings;
import io.tributary.servers.process.ChildProcess;
import io.tributary.servers.process.JavaCommand;
import io.tributary.servers.process.Signal;
import io.tributary.standalone.run.Checkout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A service that is started again when it dies: at once the first time, then after a pause that
/// doubles up to half a minute, until it has lived for a minute.
public final class RunningService {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);

    private final Service service;
    private final Surroundings run;
    private final List<String> command;
    private final Consumer<String> say;
    private final Thread watch;
    private volatile ChildProcess process;
    private volatile int restarts;
    private volatile boolean ending;

    private RunningService(
            Service service, Surroundings run, List<String> command, Consumer<String> say) {
        this.service = service;
        this.run = run;
        this.command = command;
        this.say = say;
        this.process = run.children().start(service.name(), command);
        this.watch = Thread.ofVirtual().name("watch " + service.name()).unstarted(this::startAgain);
    }

    /// Starts the process; whether it serves is another question.
    public static RunningService start(
            Service service,
            Surroundings run,
            Checkout checkout,
            Path settings,
            Consumer<String> say) {
        var command =
                JavaCommand.of(
                        service.name(),
                        run.parts().archives(),
                        List.of(
                                "-Xms" + service.initialHeap(),
                                "-Xmx" + service.heap(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"),
                        checkout.classPathOf(service.name()),
                        List.of(
                                service.mainClass(),
                                "--spring.config.additional-location=file:" + settings));
        var running = new RunningService(service, run, command, say);
        running.watch.start();
        return running;
    }

    public Service service() {
        return service;
    }

    public long pid() {
        return process.pid();
    }

    public int restarts() {
        return restarts;
    }

    /// Ends it for good.
    public void stop() {
        ending = true;
        watch.interrupt();
        if (process.isAlive()) {
            process.stop(Signal.TERM, PATIENCE);
        }
    }

    private void startAgain() {
        var pause = FIRST_PAUSE;
        try {
            while (!ending) {
                long begin = System.nanoTime();
                process.awaitEnd();
                if (ending) {
                    return;
                }
                boolean lived = System.nanoTime() - begin > LONG_LIFE.toNanos();
                pause = lived ? FIRST_PAUSE : pause;
                say.accept(
                        "%s ended with code %d; starting it again in %d ms. Its log: %s"
                                .formatted(
                                        service.name(),
                                        process.exitCode(),
                                        pause.toMillis(),
                                        run.home().log(service.name())));
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                pause =
                        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                                ? pause.multipliedBy(2)
                                : LONGEST_PAUSE;
                restarts = restarts + 1;
                process = run.children().start(service.name(), command);
                say.accept("%s runs again (process %d).".formatted(service.name(), pid()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ServerFailure runIsEnding) {
            say.accept(runIsEnding.getMessage());
        }
    }
}
