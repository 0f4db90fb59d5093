package io.tributary.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.rules.SourceTree.Source;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// An operator finds every setting of a service described.
class SettingsDocumentedTest {
    private static final Pattern PREFIX =
            Pattern.compile("@ConfigurationProperties\\(\"([^\"]+)\"\\)");
    private static final Pattern ANNOTATION = Pattern.compile("@\\w+\\(\"[^\"]*\"\\)");
    private static final Pattern COMPONENTS = Pattern.compile("record \\w+\\(([^)]*)\\)");

    @Test
    void every_setting_stands_in_the_list_of_settings() {
        // Given
        String documented = SourceTree.read(SourceTree.ROOT.resolve("ops/docs/configuration.md"));

        // When
        List<String> settings =
                SourceTree.main().stream().flatMap(SettingsDocumentedTest::settings).toList();

        // Then
        assertThat(settings).as("settings found in *Settings records").isNotEmpty();
        assertThat(settings.stream().filter(s -> !documented.contains("`" + s + "`")))
                .as("settings that ops/docs/configuration.md does not name")
                .isEmpty();
    }

    private static Stream<String> settings(Source source) {
        var prefix = PREFIX.matcher(source.text());
        if (!prefix.find()) {
            return Stream.empty();
        }
        String declared = ANNOTATION.matcher(source.text()).replaceAll("");
        return COMPONENTS
                .matcher(declared)
                .results()
                .flatMap(r -> Stream.of(r.group(1).split(",", -1)))
                .map(component -> component.strip().replaceFirst("(?s).*\\s", ""))
                .map(name -> prefix.group(1) + "." + kebab(name));
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
