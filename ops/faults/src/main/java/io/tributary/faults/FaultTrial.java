package io.tributary.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs the named test of a fault in the copied checkout.
final class FaultTrial {
    private static final Pattern TOTALS =
            Pattern.compile("<testsuite [^>]*?\\btests=\"(\\d+)\"[^>]*>");
    private static final Pattern RED =
            Pattern.compile("<testsuite [^>]*?\\b(?:errors|failures)=\"([1-9]\\d*)\"");

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

    Outcome run(Fault fault, boolean planted) throws IOException, InterruptedException {
        Path file = tree.resolve(fault.file());
        String sound = Files.readString(file);
        Files.writeString(file, planted ? fault.plantedIn(sound) : sound);
        try {
            forgetReports(fault);
            maven(fault);
            return read(fault);
        } finally {
            Files.writeString(file, sound);
        }
    }

    private void maven(Fault fault) throws IOException, InterruptedException {
        String kind = testClass(fault).endsWith("Test") ? "-Dtest=" : "-Dit.test=";
        String other = kind.equals("-Dtest=") ? "-DskipITs" : "-Dtest=NoUnitTestHere";
        Process build =
                new ProcessBuilder(
                                "mvn",
                                "-o",
                                "-q",
                                "-B",
                                "-pl",
                                fault.module(),
                                "-am",
                                kind + fault.test(),
                                other,
                                "-Dsurefire.failIfNoSpecifiedTests=false",
                                "-Dfailsafe.failIfNoSpecifiedTests=false",
                                "-Dspotless.check.skip",
                                "verify")
                        .directory(tree.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(tree.resolve("../" + fault.name() + ".log").toFile())
                        .start();
        build.waitFor();
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

    private void forgetReports(Fault fault) throws IOException {
        for (Path report : reports(fault)) {
            Files.delete(report);
        }
    }

    private List<Path> reports(Fault fault) throws IOException {
        Path target = tree.resolve(fault.module()).resolve("target");
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(target, 2)) {
            return files.filter(f -> f.toString().contains("-reports/TEST-"))
                    .filter(
                            f ->
                                    f.getFileName()
                                            .toString()
                                            .endsWith("." + testClass(fault) + ".xml"))
                    .toList();
        }
    }

    private static String testClass(Fault fault) {
        int method = fault.test().indexOf('#');
        return method < 0 ? fault.test() : fault.test().substring(0, method);
    }
}
