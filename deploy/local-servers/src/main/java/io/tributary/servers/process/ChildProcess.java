package io.tributary.servers.process;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// One process of a run. It has a session of its own, so that Ctrl-C reaches only the launcher,
/// which then stops its children in order; and it is marked in its environment, so that a later run
/// finds it if the launcher was killed.
public final class ChildProcess {
    /// The environment variable that says whose home a process works for.
    public static final String HOME = "TRIBUTARY_HOME";

    /// The environment variable that says which part of the run a process is.
    public static final String PART = "TRIBUTARY_PART";

    private final String name;
    private final Process process;
    private final Path log;
    private final long logStart;

    private ChildProcess(String name, Process process, Path log, long logStart) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.logStart = logStart;
    }

    /// Starts a command with the home as its working directory; its output goes to the home's log
    /// of that name.
    static ChildProcess start(String name, Home home, List<String> command) {
        var log = home.log(name);
        var whole = new ArrayList<String>();
        whole.add("setsid");
        whole.addAll(command);
        var builder =
                new ProcessBuilder(whole)
                        .directory(home.directory().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put(HOME, home.directory().toString());
        builder.environment().put(PART, name);
        try {
            long logStart = Files.exists(log) ? Files.size(log) : 0;
            return new ChildProcess(name, builder.start(), log, logStart);
        } catch (IOException e) {
            throw new ServerFailure("Expected to start %s, but: %s".formatted(name, e), e);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Waits until it ends by itself; anything but success is a failure.
    public void awaitSuccess(Duration patience) {
        if (!awaitEnd(patience)) {
            kill();
            throw new ServerFailure(
                    "Expected %s to end within %d s, but it did not. Look into %s."
                            .formatted(name, patience.toSeconds(), log));
        }
        if (process.exitValue() != 0) {
            throw new ServerFailure(
                    "Expected %s to succeed, but it ended with code %d: %s (whole log: %s)"
                            .formatted(name, process.exitValue(), lastWords(), log));
        }
    }

    /// Waits until it ends, however it ends.
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    public int exitCode() {
        return process.exitValue();
    }

    /// What it printed since it was started.
    public String output() {
        try (var channel = Files.newByteChannel(log)) {
            var bytes = ByteBuffer.allocate((int) (channel.size() - logStart));
            channel.position(logStart);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // reads on
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for a sign of life; tells the last lines of the log if the process ends or stays mute.
    public void awaitReady(Duration patience, BooleanSupplier sign) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!sign.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new ServerFailure(
                        "Expected %s to start, but it ended with code %d: %s (whole log: %s)"
                                .formatted(name, process.exitValue(), lastWords(), log));
            }
            if (System.nanoTime() > deadline) {
                throw new ServerFailure(
                        "Expected %s to be ready within %d s, but it is not. Look into %s."
                                .formatted(name, patience.toSeconds(), log));
            }
            pause();
        }
    }

    /// Asks it to end, and ends it when it does not within the time given.
    public void stop(Signal signal, Duration patience) {
        signal.sendTo(pid());
        Signal.CONT.sendTo(pid());
        if (!awaitEnd(patience)) {
            kill();
        }
    }

    /// Ends it at once, with all its own children, as `kill -9` does.
    public void kill() {
        var all = new ArrayList<>(process.descendants().toList());
        Signal.KILL.sendToGroup(pid());
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(Duration.ofSeconds(10));
        all.forEach(child -> child.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    public void signal(Signal signal) {
        signal.sendTo(pid());
    }

    private boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String lastWords() {
        var lines = output().lines().filter(line -> !line.isBlank()).toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
    }

    /// The signs of life of foreign programs, files and answers, do not call back.
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while waiting for a server.", e);
        }
    }
}
