package io.tributary.servers.process;

import io.tributary.servers.home.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Processes that work for a home although no run holds it: a launcher was killed. `/proc` says so:
/// the mark in their environment, or, for Postgres, a postmaster whose working directory is the
/// home's data. Nothing else is ever touched.
public final class Orphans {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Orphans() {}

    /// One left-over process: which part of the run it was.
    public record Orphan(ProcessHandle process, String part) {
        boolean isPostgres() {
            return part.equals("postgres");
        }
    }

    /// Ends them all, services before servers, and says so in one line each. The caller holds the
    /// home's lock.
    public static void end(Home home, Consumer<String> say) {
        var orphans = of(home);
        for (var orphan : orphans) {
            say.accept(
                    "Found %s (process %d) left over from a killed run; stopping it."
                            .formatted(orphan.part(), orphan.process().pid()));
            Signal.CONT.sendTo(orphan.process().pid());
            (orphan.isPostgres() ? Signal.INT : Signal.TERM).sendTo(orphan.process().pid());
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var orphan : orphans) {
            var left = Math.max(1, deadline - System.nanoTime());
            orphan.process()
                    .onExit()
                    .completeOnTimeout(orphan.process(), left, TimeUnit.NANOSECONDS)
                    .join();
            if (orphan.process().isAlive()) {
                Signal.KILL.sendTo(orphan.process().pid());
                orphan.process().onExit().orTimeout(10, TimeUnit.SECONDS).join();
            }
        }
        awaitBurial(home);
    }

    /// A killed postmaster that nobody has taken note of yet counts as running for the next one,
    /// which would refuse the data. Whoever takes note of it, process 1 as a rule, may take a
    /// while.
    private static void awaitBurial(Home home) {
        postmasterPid(home)
                .filter(Orphans::isDead)
                .flatMap(ProcessHandle::of)
                .ifPresent(
                        dead ->
                                dead.onExit()
                                        .completeOnTimeout(
                                                dead, PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
                                        .join());
    }

    private static boolean isDead(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException gone) {
            return false;
        }
    }

    /// What is left over, services first.
    public static List<Orphan> of(Home home) {
        var found = new ArrayList<Orphan>();
        var postmaster = postmaster(home);
        postmaster.ifPresent(process -> found.add(new Orphan(process, "postgres")));
        ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> postmaster.stream().noneMatch(process::equals))
                .forEach(process -> partOf(process, home).ifPresent(found::add));
        found.sort(Comparator.comparing(Orphan::isPostgres));
        return found;
    }

    private static Optional<Orphan> partOf(ProcessHandle process, Home home) {
        String environment;
        try {
            environment =
                    Files.readString(
                            Path.of("/proc/" + process.pid() + "/environ"),
                            StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrForeign) {
            return Optional.empty();
        }
        var entries = List.of(environment.split("\0", -1));
        if (!entries.contains(ChildProcess.HOME + "=" + home.directory())) {
            return Optional.empty();
        }
        return entries.stream()
                .filter(entry -> entry.startsWith(ChildProcess.PART + "="))
                .map(entry -> entry.substring(ChildProcess.PART.length() + 1))
                .filter(part -> !part.equals("postgres"))
                .findFirst()
                .map(part -> new Orphan(process, part));
    }

    private static Optional<ProcessHandle> postmaster(Home home) {
        return postmasterPid(home)
                .filter(pid -> worksIn(pid, data(home)))
                .flatMap(ProcessHandle::of);
    }

    private static boolean worksIn(long pid, Path folder) {
        try {
            return Path.of("/proc/" + pid + "/cwd").toRealPath().equals(folder.toRealPath());
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    private static Optional<Long> postmasterPid(Home home) {
        try {
            var lines = Files.readAllLines(data(home).resolve("postmaster.pid"));
            return Optional.of(Long.valueOf(lines.getFirst().strip()));
        } catch (IOException | NumberFormatException | NoSuchElementException noneOrUnfinished) {
            return Optional.empty();
        }
    }

    private static Path data(Home home) {
        return home.directory().resolve("postgres").resolve("data");
    }
}
