package io.tributary.faults;

import io.tributary.faults.FaultTrial.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// `./tributary test --faults`: every planted hole must turn its named test red.
///
/// Works on a copy of the tracked files, never on the checkout itself. Arguments: the checkout,
/// then names of faults; without names all are tried. Exits with 1 when a hole was missed.
public final class Faults {
    private Faults() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path checkout = Path.of(arguments[0]).toAbsolutePath();
        List<String> names = List.of(arguments).subList(1, arguments.length);
        List<Fault> faults =
                all().stream().filter(f -> names.isEmpty() || names.contains(f.name())).toList();
        Path tree = copyOf(checkout, checkout.resolve("ops/faults/target/planted/tree"));
        FaultTrial trial = new FaultTrial(tree);
        int missed = 0;
        for (Fault fault : faults) {
            long start = System.nanoTime();
            Outcome outcome = trial.run(fault, true);
            missed += outcome == Outcome.FOUND ? 0 : 1;
            System.out.printf(
                    "%-8s %-32s %-40s %4d s  %s%n",
                    outcome,
                    fault.name(),
                    fault.test(),
                    (System.nanoTime() - start) / 1_000_000_000,
                    fault.promise());
        }
        System.out.printf("%d passed, %d failed%n", faults.size() - missed, missed);
        System.exit(missed == 0 ? 0 : 1);
    }

    /// The faults of `faults.yaml`, in its order.
    static List<Fault> all() throws IOException {
        try (InputStream list = Faults.class.getResourceAsStream("/faults.yaml")) {
            return Fault.listOf(new Yaml(new SafeConstructor(new LoaderOptions())).load(list));
        }
    }

    private static Path copyOf(Path checkout, Path tree) throws IOException, InterruptedException {
        Process listing =
                new ProcessBuilder("git", "ls-files", "--cached", "--others", "--exclude-standard")
                        .directory(checkout.toFile())
                        .start();
        List<String> files = new ArrayList<>(listing.inputReader().readAllLines());
        listing.waitFor();
        for (String file : files) {
            Path from = checkout.resolve(file);
            if (Files.isRegularFile(from)) {
                Path to = tree.resolve(file);
                Files.createDirectories(to.getParent());
                Files.copy(
                        from,
                        to,
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return tree;
    }
}
