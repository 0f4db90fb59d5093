package io.tributary.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs the named tests of faults in the copied checkout.
final class FaultTrial {
    private static final Pattern TOTALS =
            Pattern.compile("<testsuite [^>]*?\\btests=\"(\\d+)\"[^>]*>");
    private static final Pattern RED =
            Pattern.compile("<testsuite [^>]*?\\b(?:errors|failures)=\"([1-9]\\d*)\"");
    private static final String QUICK = "-J-XX:TieredStopAtLevel=1";
    private static final String NONE = "NoTestOfThisKind";

    private final Path tree;

    FaultTrial(Path tree) {
        this.tree = tree;
    }

    /// What the named test said.
    enum Outcome {
        /// The test failed: the hole was found.
        FOUND,
        /// The test passed in spite of the hole.
        MISSED,
        /// The test did not run; the build broke before it.
        NOT_RUN
    }

    /// With the hole in it, and without it again afterwards.
    Outcome run(Fault fault) throws IOException, InterruptedException {
        Path file = tree.resolve(fault.file());
        String sound = Files.readString(file);
        Files.writeString(file, fault.plantedIn(sound));
        try {
            maven(fault.module(), List.of(fault), fault.name());
            return read(fault);
        } finally {
            Files.writeString(file, sound);
        }
    }

    /// The tests of one module that are not green without any hole: they would prove nothing.
    Set<String> notSound(String module, List<Fault> faults)
            throws IOException, InterruptedException {
        maven(module, faults, "sound-" + module.replace('/', '-'));
        Set<String> notSound = new TreeSet<>();
        for (Fault fault : faults) {
            if (read(fault) != Outcome.MISSED) {
                notSound.add(fault.test());
            }
        }
        return notSound;
    }

    private void maven(String module, List<Fault> faults, String log)
            throws IOException, InterruptedException {
        for (Fault fault : faults) {
            for (Path report : reports(fault)) {
                Files.delete(report);
            }
        }
        List<String> command =
                new ArrayList<>(List.of("mvn", "-o", "-q", "-B", "-pl", module, "-am", "verify"));
        command.add("-Dtest=" + tests(faults, true));
        command.add("-Dit.test=" + tests(faults, false));
        command.add("-Dsurefire.failIfNoSpecifiedTests=false");
        command.add("-Dfailsafe.failIfNoSpecifiedTests=false");
        command.add("-Dspotless.check.skip");
        command.add("-Denforcer.skip");
        // The reports tell; a red one left by an earlier trial must not stop this build.
        command.add("-Dmaven.test.failure.ignore");
        // A hole must be found by its test, not by the compiler's checks, and soon.
        command.add("-Dchecks.of-sources=" + QUICK);
        command.add("-Dchecks.of-tests=" + QUICK);
        ProcessBuilder build =
                new ProcessBuilder(command)
                        .directory(tree.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(tree.resolveSibling(log + ".log").toFile());
        build.environment().putIfAbsent("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
        build.start().waitFor();
    }

    private static String tests(List<Fault> faults, boolean unit) {
        String names =
                faults.stream()
                        .filter(f -> isUnit(f) == unit)
                        .map(Fault::test)
                        .distinct()
                        .collect(Collectors.joining(","));
        return names.isEmpty() ? NONE : names;
    }

    private Outcome read(Fault fault) throws IOException {
        for (Path report : reports(fault)) {
            String xml = Files.readString(report);
            Matcher totals = TOTALS.matcher(xml);
            if (totals.find() && Integer.parseInt(totals.group(1)) > 0) {
                return RED.matcher(xml).find() ? Outcome.FOUND : Outcome.MISSED;
            }
        }
        return Outcome.NOT_RUN;
    }

    private List<Path> reports(Fault fault) throws IOException {
        Path target = tree.resolve(fault.module()).resolve("target");
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        String end = "." + testClass(fault) + ".xml";
        try (Stream<Path> files = Files.walk(target, 2)) {
            return files.filter(f -> f.toString().contains("-reports/TEST-"))
                    .filter(f -> f.getFileName().toString().endsWith(end))
                    .toList();
        }
    }

    private static boolean isUnit(Fault fault) {
        return testClass(fault).endsWith("Test");
    }

    private static String testClass(Fault fault) {
        return fault.test().replaceAll("#.*", "");
    }
}
