package io.tributary.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The kcat of this machine.
final class Kcat {
    private static final Pattern LIBRARY = Pattern.compile("librdkafka (\\d+)\\.(\\d+)\\.(\\d+)");
    private static final int[] FIRST = {2, 6, 1};

    private Kcat() {}

    /// Whether its SCRAM is one that brokers take: librdkafka 2.6.1 or newer.
    static boolean logsInWithScram() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("kcat", "-V").redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return LIBRARY.matcher(said).results().anyMatch(Kcat::isNewEnough);
    }

    private static boolean isNewEnough(MatchResult version) {
        int[] found = {
            Integer.parseInt(version.group(1)),
            Integer.parseInt(version.group(2)),
            Integer.parseInt(version.group(3))
        };
        return Arrays.compare(found, FIRST) >= 0;
    }
}
