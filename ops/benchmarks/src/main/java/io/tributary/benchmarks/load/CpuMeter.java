package io.tributary.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// CPU seconds of each process of a run, from `/proc` (Linux); the sum over a stage's processes.
public final class CpuMeter {
    private static final double TICKS_PER_SECOND = 100;

    /// What stands in a command line, and the stage it belongs to; the first match counts.
    private static final Map<String, String> STAGES = stages();

    private final Path home;
    private final Map<String, Double> start;

    private CpuMeter(Path home) {
        this.home = home.toAbsolutePath().normalize();
        this.start = seconds();
    }

    public static CpuMeter start(Path home) {
        return new CpuMeter(home);
    }

    /// CPU seconds per stage since the start, and of this load generator.
    public Map<String, Double> sinceStart() {
        Map<String, Double> spent = new TreeMap<>();
        seconds().forEach((stage, now) -> spent.put(stage, now - start.getOrDefault(stage, 0.0)));
        return spent;
    }

    private Map<String, Double> seconds() {
        Map<String, Double> found = new TreeMap<>();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            List<Path> numbered =
                    processes.filter(p -> p.getFileName().toString().matches("\\d+")).toList();
            for (Path process : numbered) {
                String stage = stageOf(process);
                if (!stage.isEmpty()) {
                    found.merge(stage, cpuOf(process), Double::sum);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("Expected to read /proc: " + e, e);
        }
        return found;
    }

    private String stageOf(Path process) throws IOException {
        if (process.getFileName().toString().equals(Long.toString(ProcessHandle.current().pid()))) {
            return "load generator";
        }
        try {
            String line =
                    new String(
                            Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
            boolean ours =
                    line.contains(home.toString())
                            || Files.readSymbolicLink(process.resolve("cwd")).startsWith(home);
            if (!ours) {
                return "";
            }
            return STAGES.entrySet().stream()
                    .filter(e -> line.contains(e.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        } catch (NoSuchFileException | AccessDeniedException notOurs) {
            return "";
        }
    }

    private static double cpuOf(Path process) throws IOException {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    private static Map<String, String> stages() {
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("CommandServiceApplication", "command-service");
        stages.put("CdcConnectorApplication", "cdc-connector");
        stages.put("ProjectorApplication", "projector");
        stages.put("QueryApiApplication", "query-api");
        stages.put("KafkaNode", "kafka");
        stages.put("OpenSearchNode", "opensearch");
        stages.put("quarkus-run", "registry");
        stages.put("postgres", "postgres");
        return stages;
    }
}
