package io.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A fault that no longer fits the code would silently stop proving anything.
class FaultsAreCurrentTest {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent().getParent();

    @TestFactory
    Stream<DynamicTest> every_fault_can_be_planted() throws IOException {
        return Faults.all().stream()
                .map(
                        fault ->
                                DynamicTest.dynamicTest(
                                        fault.name(),
                                        () -> {
                                            String source =
                                                    Files.readString(
                                                            CHECKOUT.resolve(fault.file()));

                                            assertThat(fault.plantedIn(source))
                                                    .isNotEqualTo(source);
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> every_fault_names_a_test_that_exists() throws IOException {
        return Faults.all().stream()
                .map(
                        fault ->
                                DynamicTest.dynamicTest(
                                        fault.name(),
                                        () -> {
                                            String name =
                                                    fault.test().replaceAll("#.*", "") + ".java";
                                            try (Stream<Path> files =
                                                    Files.walk(
                                                            CHECKOUT.resolve(fault.module())
                                                                    .resolve("src/test"))) {
                                                assertThat(files)
                                                        .anyMatch(
                                                                f ->
                                                                        f.getFileName()
                                                                                .toString()
                                                                                .equals(name));
                                            }
                                        }));
    }
}
