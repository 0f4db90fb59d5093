package io.tributary.rules;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tributary.rules.SourceTree.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Packages are stations; services meet in Postgres, Kafka and OpenSearch only.
@AnalyzeClasses(
        packages = {
            "io.tributary.command",
            "io.tributary.cdc",
            "io.tributary.projector",
            "io.tributary.query"
        },
        importOptions = DoNotIncludeTests.class)
class StationRulesTest {

    @ArchTest
    static final ArchRule services_do_not_know_each_other =
            slices().matching("io.tributary.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(alwaysTrue(), resideInAPackage("io.tributary.schemas.."))
                    .ignoreDependency(alwaysTrue(), resideInAPackage("io.tributary.domains.."))
                    .because(
                            "services meet in Postgres, Kafka and OpenSearch. Ways out: (1) a name or"
                                    + " an identity that two need goes to schemas/contract, (2) twenty"
                                    + " lines may stand twice.");

    @Test
    void every_package_explains_itself_at_its_door() {
        // Given
        Map<Path, List<Source>> packages =
                SourceTree.main().stream()
                        .collect(Collectors.groupingBy(s -> s.path().getParent()));

        // When
        List<String> silent =
                packages.keySet().stream()
                        .filter(folder -> !hasDoor(folder))
                        .map(folder -> SourceTree.ROOT.relativize(folder).toString())
                        .sorted()
                        .toList();

        // Then
        assertThat(silent)
                .as(
                        "each main package has a package-info.java with @NullMarked; write three lines:"
                                + " *Receives*, *Does*, *Hands on to*")
                .isEmpty();
    }

    @Test
    void a_service_shows_its_application_and_one_story_at_its_root() {
        // Given
        Map<String, List<String>> expected =
                Map.of(
                        "command-service/src/main/java/io/tributary/command",
                        List.of("CommandHandler.java", "CommandServiceApplication.java"),
                        "cdc-connector/src/main/java/io/tributary/cdc",
                        List.of("CdcConnectorApplication.java", "ChangeCapture.java"),
                        "projector/src/main/java/io/tributary/projector",
                        List.of("Projector.java", "ProjectorApplication.java", "Station.java"),
                        "query-api/src/main/java/io/tributary/query",
                        List.of("QueryApiApplication.java", "QueryHandler.java"));

        // When
        Map<String, List<String>> found =
                expected.keySet().stream()
                        .collect(Collectors.toMap(k -> k, StationRulesTest::classesOf));

        // Then
        assertThat(found)
                .as("one story class per service, detail in sub-packages named by station")
                .isEqualTo(expected);
    }

    private static List<String> classesOf(String folder) {
        return SourceTree.main().stream()
                .filter(
                        s ->
                                SourceTree.ROOT
                                        .relativize(s.path().getParent())
                                        .toString()
                                        .equals(folder))
                .map(s -> s.path().getFileName().toString())
                .filter(n -> !n.equals("package-info.java"))
                .sorted()
                .toList();
    }

    private static boolean hasDoor(Path folder) {
        Path door = folder.resolve("package-info.java");
        return Files.exists(door) && SourceTree.read(door).contains("@NullMarked");
    }
}
