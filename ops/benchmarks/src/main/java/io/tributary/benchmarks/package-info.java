/// Measures kept in the repository: each runs against the real services, checks the answer before
/// it counts, and prints one flat object of figures.
///
/// *Receives* the name of a benchmark and the home of a run. *Does* load, measure and compare.
/// *Hands on* figures to the terminal and, on request, to a file.
@NullMarked
package io.tributary.benchmarks;

import org.jspecify.annotations.NullMarked;
