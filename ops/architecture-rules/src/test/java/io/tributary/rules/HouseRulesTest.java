package io.tributary.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.rules.SourceTree.Source;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Habits that a review should not have to repeat.
class HouseRulesTest {
    private static final int LONGEST = 400;
    private static final int USUAL = 100;

    private static final Pattern EMPTY_NAME =
            Pattern.compile("(Impl|Manager|Utils?|Helper|Common|Base|Processor2)\\.java$");

    @Test
    void top_level_folders_are_the_eight() {
        assertThat(SourceTree.folders(SourceTree.ROOT))
                .as("the top level is fixed: a new thing belongs into one of these")
                .isSubsetOf(
                        "schemas",
                        "command-service",
                        "cdc-connector",
                        "projector",
                        "query-api",
                        "deploy",
                        "ops");
    }

    @Test
    void no_file_is_too_long_to_read_at_once() {
        assertThat(all().filter(s -> s.lines() > LONGEST).map(Source::name))
                .as("no file over %d lines: split by what can be named", LONGEST)
                .isEmpty();
    }

    @Test
    void half_of_the_files_are_short() {
        List<Integer> lengths =
                SourceTree.main().stream()
                        .filter(s -> !s.name().endsWith("package-info.java"))
                        .map(Source::lines)
                        .sorted()
                        .toList();

        assertThat(lengths.get(lengths.size() / 2)).as("median lines of a file").isLessThan(USUAL);
    }

    @Test
    void names_say_something() {
        assertThat(all().filter(s -> EMPTY_NAME.matcher(s.name()).find()).map(Source::name))
                .as(
                        "name a class by its role or by how it does it, not Impl, Manager, Util, Helper")
                .isEmpty();
        assertThat(
                        SourceTree.main().stream()
                                .filter(
                                        s ->
                                                s.name()
                                                        .matches(
                                                                ".*/(util|utils|common|core|helpers?)/.*"))
                                .map(Source::name))
                .as("a package is a station; there is no common and no util")
                .isEmpty();
    }

    @Test
    void domains_are_data() {
        List<String> domains =
                SourceTree.folders(SourceTree.ROOT.resolve("schemas/domains")).stream()
                        .filter(d -> !d.equals("identity"))
                        .toList();
        Pattern named =
                Pattern.compile("\"[^\"\n]*\\b(" + String.join("|", domains) + ")\\b[^\"\n]*\"");

        List<String> offenders =
                SourceTree.main().stream()
                        .filter(s -> !s.name().contains("/rules/"))
                        .filter(s -> !s.name().contains("/demo/"))
                        .filter(s -> !s.name().startsWith("ops/"))
                        .filter(s -> named.matcher(withoutComments(s.text())).find())
                        .map(Source::name)
                        .toList();

        assertThat(offenders)
                .as(
                        "a domain's name stands in Java only below rules/<domain>/ and in its demo data;"
                                + " if the engine must know it, say it in the IDL")
                .isEmpty();
    }

    @Test
    void tests_await_conditions_and_use_the_real_thing() {
        Pattern forbidden = Pattern.compile("Thread\\.sleep|@Disabled|org\\.mockito");

        assertThat(
                        SourceTree.tests().stream()
                                .filter(s -> !s.name().contains("/rules/"))
                                .filter(s -> forbidden.matcher(s.text()).find())
                                .map(Source::name))
                .as("await a condition (Awaitility), mend or delete a test, write a fake by hand")
                .isEmpty();
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?m)//.*$", "").replaceAll("(?s)/\\*.*?\\*/", "");
    }

    private static Stream<Source> all() {
        return Stream.concat(SourceTree.main().stream(), SourceTree.tests().stream());
    }
}
