package io.tributary.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.contract.ErrorCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A caller finds every problem code, its status and its title in the description of the API.
class ProblemCodesDocumentedTest {

    @Test
    void every_code_stands_in_the_table_of_problems() {
        // Given
        List<String> lines =
                SourceTree.read(SourceTree.ROOT.resolve("ops/docs/http.md")).lines().toList();

        // When
        List<String> missing =
                Stream.of(ErrorCode.values())
                        .map(ProblemCodesDocumentedTest::row)
                        .filter(row -> lines.stream().noneMatch(l -> l.startsWith(row)))
                        .toList();

        // Then
        assertThat(missing).as("rows of the table in ops/docs/http.md").isEmpty();
    }

    private static String row(ErrorCode code) {
        return "| `%s` | %d | %s |".formatted(code.code(), code.status(), code.title());
    }
}
