package io.tributary.benchmarks;

import io.tributary.benchmarks.commands.CommandsBenchmark;
import io.tributary.benchmarks.fairness.FairnessBenchmark;
import io.tributary.benchmarks.smoke.FreshnessBenchmark;
import io.tributary.benchmarks.smoke.IdleTokenBenchmark;
import io.tributary.benchmarks.smoke.SmokeBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `./tributary bench NAME`: runs one benchmark and prints its figures.
///
/// Arguments: the entry script, the home, the benchmark's name, then optionally `--json FILE`. Uses
/// the run of that home if it is up; otherwise starts it and takes it down afterwards. Exits with 1
/// when the benchmark's correctness gate fails: figures of a wrong answer are not figures.
public final class Bench {
    private static final Map<String, Benchmark> BENCHMARKS =
            Map.of(
                    "smoke",
                    new SmokeBenchmark(),
                    "commands",
                    new CommandsBenchmark(),
                    "fairness",
                    new FairnessBenchmark(),
                    "freshness",
                    new FreshnessBenchmark(),
                    "idle-token",
                    new IdleTokenBenchmark());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        Path script = Path.of(rest.removeFirst());
        Path home = Path.of(rest.removeFirst());
        String name = rest.isEmpty() ? "" : rest.removeFirst();
        Benchmark benchmark = BENCHMARKS.get(name);
        if (benchmark == null) {
            System.err.printf(
                    "Expected the name of a benchmark (%s), but found '%s'.%n",
                    String.join(", ", BENCHMARKS.keySet()), name);
            System.exit(2);
            return;
        }
        Path json =
                rest.size() == 2 && rest.removeFirst().equals("--json")
                        ? Path.of(rest.removeFirst())
                        : null;
        try (Installation installation = Installation.of(script, home)) {
            Map<String, Number> figures = new LinkedHashMap<>();
            benchmark.run(installation, figures);
            figures.forEach(
                    (figure, value) ->
                            System.out.printf("%-32s %12.2f%n", figure, value.doubleValue()));
            if (json != null) {
                write(json, figures);
            }
        } catch (GateFailed wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void write(Path file, Map<String, Number> figures) throws IOException {
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(file, mapper.writeValueAsString(figures) + "\n");
    }
}
