package io.tributary.faults;

import io.tributary.faults.FaultTrial.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// `./tributary test --faults`: every planted hole must turn its named test red.
///
/// Works on a copy of the tracked files, never on the checkout itself. First the tests run without
/// a hole: one that is red then proves nothing. Arguments: the checkout, then names of faults;
/// without names all are tried. Exits with 1 when a hole was missed.
public final class Faults {
    private Faults() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path checkout = Path.of(arguments[0]).toAbsolutePath();
        List<Fault> faults = named(List.of(arguments).subList(1, arguments.length));
        Path tree = checkout.resolve("ops/faults/target/planted/tree");
        FaultTrial trial = new FaultTrial(new CopiedCheckout(checkout, tree).refresh());
        Set<String> notSound = notSound(trial, faults);
        int missed = 0;
        for (Fault fault : faults) {
            long start = System.nanoTime();
            Outcome outcome = notSound.contains(fault.test()) ? Outcome.NOT_RUN : trial.run(fault);
            missed += outcome == Outcome.FOUND ? 0 : 1;
            System.out.printf(
                    "%-8s %-48s %4d s  %s: %s%n",
                    outcome,
                    fault.name(),
                    (System.nanoTime() - start) / 1_000_000_000,
                    fault.test(),
                    fault.promise());
        }
        System.out.printf("%d passed, %d failed%n", faults.size() - missed, missed);
        System.exit(missed == 0 ? 0 : 1);
    }

    /// In the order of {@link #all}; all without names. Ends the program when a name is unknown.
    private static List<Fault> named(List<String> names) throws IOException {
        List<Fault> all = all();
        List<String> unknown =
                names.stream()
                        .filter(name -> all.stream().noneMatch(f -> f.name().equals(name)))
                        .toList();
        if (!unknown.isEmpty()) {
            System.err.printf(
                    "Expected names of planted holes, but found %s. They stand in ops/faults/src/main/resources/faults.yaml.%n",
                    String.join(", ", unknown));
            System.exit(2);
        }
        return all.stream().filter(f -> names.isEmpty() || names.contains(f.name())).toList();
    }

    /// The faults of `faults.yaml`, in its order.
    static List<Fault> all() throws IOException {
        try (InputStream list = Faults.class.getResourceAsStream("/faults.yaml")) {
            return Fault.listOf(new Yaml(new SafeConstructor(new LoaderOptions())).load(list));
        }
    }

    private static Set<String> notSound(FaultTrial trial, List<Fault> faults)
            throws IOException, InterruptedException {
        Map<String, List<Fault>> byModule =
                faults.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Fault::module, LinkedHashMap::new, Collectors.toList()));
        Set<String> notSound = new TreeSet<>();
        for (Map.Entry<String, List<Fault>> module : byModule.entrySet()) {
            long start = System.nanoTime();
            Set<String> red = trial.notSound(module.getKey(), module.getValue());
            System.out.printf(
                    "%-8s %-48s %4d s  %s%n",
                    red.isEmpty() ? "SOUND" : "RED",
                    module.getKey() + " without a hole",
                    (System.nanoTime() - start) / 1_000_000_000,
                    String.join(", ", red));
            notSound.addAll(red);
        }
        return notSound;
    }
}
