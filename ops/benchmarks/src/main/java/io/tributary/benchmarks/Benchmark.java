package io.tributary.benchmarks;

import java.util.Map;

/// One named benchmark.
public interface Benchmark {
    /// Puts its figures into `figures`, in the order in which they are to be read.
    ///
    /// @throws GateFailed when what was measured gave a wrong answer
    void run(Installation installation, Map<String, Number> figures) throws Exception;
}
