package io.tributary.standalone.verb;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.HomeLock;
import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import io.tributary.servers.process.Signal;
import io.tributary.standalone.run.RunState;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `up --detach`: the launcher in a session of its own, followed until it is ready or has failed.
final class DetachedRun {
    private DetachedRun() {}

    static int start(Home home, Ports ports) throws InterruptedException {
        Home.at(home.directory());
        if (HomeLock.holder(home).isPresent()) {
            throw new ServerFailure(
                    "Expected no run in %s, but process %d has one. Use `./tributary status`, or stop it with `./tributary down`."
                            .formatted(home.directory(), HomeLock.holder(home).getAsLong()));
        }
        var log = home.log("standalone");
        try {
            long from = Files.exists(log) ? Files.size(log) : 0;
            var launcher =
                    new ProcessBuilder(command(home, ports))
                            .redirectErrorStream(true)
                            .redirectInput(new File("/dev/null"))
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            var giveUp = Thread.ofPlatform().unstarted(() -> Signal.TERM.sendTo(launcher.pid()));
            Runtime.getRuntime().addShutdownHook(giveUp);
            int code = follow(launcher, home, log, from);
            Runtime.getRuntime().removeShutdownHook(giveUp);
            return code;
        } catch (IOException e) {
            throw new ServerFailure("Expected to start the launcher, but: " + e, e);
        }
    }

    private static int follow(Process launcher, Home home, Path log, long from)
            throws IOException, InterruptedException {
        long shown = from;
        while (true) {
            boolean ended = launcher.waitFor(100, TimeUnit.MILLISECONDS);
            shown = show(log, shown);
            if (ended) {
                return Math.max(1, launcher.exitValue());
            }
            if (RunState.of(home).filter(RunState::isReady).isPresent()) {
                launcher.waitFor(200, TimeUnit.MILLISECONDS);
                show(log, shown);
                return 0;
            }
        }
    }

    private static long show(Path log, long shown) throws IOException {
        try (var channel = Files.newByteChannel(log)) {
            var bytes = ByteBuffer.allocate((int) (channel.size() - shown));
            channel.position(shown);
            channel.read(bytes);
            System.out.write(bytes.array(), 0, bytes.position());
            System.out.flush();
            return shown + bytes.position();
        }
    }

    /// This very program again, without `--detach`.
    private static List<String> command(Home home, Ports ports) {
        var command = new ArrayList<String>();
        command.add("setsid");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.tributary.standalone.StandaloneApplication",
                        "up",
                        "--home",
                        home.directory().toString(),
                        "--ports-from",
                        Integer.toString(ports.from())));
        return command;
    }
}
