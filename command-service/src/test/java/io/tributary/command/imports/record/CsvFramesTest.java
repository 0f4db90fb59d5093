package io.tributary.command.imports.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.validation.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFramesTest {

    @Test
    void records_are_lines_with_commas_quotes_and_line_ends_inside_quotes() {
        // When
        List<String> frames = frames("a,b\r\n\"x, \"\"y\"\"\n2\",c\n\n\"\",\n1,2", 2);

        // Then
        assertThat(frames).containsExactly("1 [a][b]", "2 [x, \"y\"\n2][c]", "5 [][]", "6 [1][2]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,\"never closed",
                "\"never closed,y",
                "x,in\"side",
                "x,\"behind\"it",
                "x",
                "x,y,z",
                "x,lone\rreturn",
                "\"a\",\"b"
            })
    void a_broken_line_takes_no_other_line_with_it(String broken) {
        // Given
        String before = lines(1, 40);
        String behind = lines(100, 140);

        // When
        List<String> frames = frames(before + broken + "\n" + behind, 2);

        // Then
        List<String> expected = new ArrayList<>(frames(before, 2));
        assertThat(frames.subList(0, 40)).isEqualTo(expected);
        assertThat(frames.get(40)).startsWith("41 broken ");
        assertThat(frames.subList(41, frames.size()))
                .hasSize(41)
                .noneMatch(frame -> frame.contains("broken"));
    }

    @Test
    void a_quote_that_is_never_closed_is_found_when_nothing_behind_it_is_quoted() {
        // Given
        String plain =
                IntStream.range(0, 60_000)
                        .mapToObj(i -> "a" + i + ",plain value\n")
                        .collect(Collectors.joining());

        // When
        List<String> frames = frames("x,\"open\n" + plain, 2);

        // Then
        assertThat(frames).hasSize(60_001);
        assertThat(frames.getFirst()).isEqualTo("1 broken unclosed_quote");
        assertThat(frames.getLast()).isEqualTo("60001 [a59999][plain value]");
    }

    @Test
    void reading_goes_on_from_the_end_of_any_record() {
        // Given
        String file = lines(1, 30) + "x,\"open\n" + lines(40, 60);
        List<Frame> all = read(file, 0, 1, 2);

        // When
        List<List<String>> continued =
                all.stream()
                        .map(f -> read(file, f.end(), f.nextLine(), 2))
                        .map(rest -> rest.stream().map(CsvFramesTest::shown).toList())
                        .toList();

        // Then
        List<String> shown = all.stream().map(CsvFramesTest::shown).toList();
        for (int i = 0; i < all.size(); i++) {
            assertThat(continued.get(i)).isEqualTo(shown.subList(i + 1, shown.size()));
        }
    }

    @Test
    void a_line_too_long_for_a_record_is_passed_over() {
        // When
        List<String> frames = frames("1,2\n" + "x".repeat(3 * Frames.LONGEST) + ",y\n3,4\n", 2);

        // Then
        assertThat(frames).containsExactly("1 [1][2]", "2 broken too_long", "3 [3][4]");
    }

    @Test
    void whatever_the_bytes_every_line_is_in_one_record() {
        // Given
        Random random = new Random(11);
        String alphabet = "ab,\"\n\r";

        for (int i = 0; i < 3000; i++) {
            String file =
                    random.ints(random.nextInt(40), 0, alphabet.length())
                            .mapToObj(c -> alphabet.substring(c, c + 1))
                            .collect(Collectors.joining());

            // When
            List<Frame> frames = read(file, 0, 1, 2);

            // Then
            long line = 0;
            long end = 0;
            for (Frame frame : frames) {
                assertThat(frame.line()).as(file).isGreaterThan(line);
                assertThat(frame.end()).as(file).isGreaterThan(end);
                line = frame.nextLine() - 1;
                end = frame.end();
            }
            assertThat(file.substring((int) end).isBlank()).as(file).isTrue();
        }
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to + (from == 1 ? 0 : 1))
                        .mapToObj(i -> i % 3 == 0 ? "\"q" + i + "\",\"\"\"z\"\"\"" : "p" + i + ",z")
                        .collect(Collectors.joining("\n"))
                + "\n"
                + (from == 1 ? "last,one\n" : "");
    }

    private static List<String> frames(String file, int columns) {
        return read(file, 0, 1, columns).stream().map(CsvFramesTest::shown).toList();
    }

    private static List<Frame> read(String file, long position, long line, int columns) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        CsvFrames frames = new CsvFrames(inSmallParts(bytes), position, line, columns);
        List<Frame> read = new ArrayList<>();
        for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
            read.add(f.get());
        }
        return read;
    }

    private static ByteSource inSmallParts(byte[] all) {
        int part = all.length > 10_000 ? 100_000 : 7;
        return position ->
                Arrays.copyOfRange(
                        all,
                        (int) Math.min(position, all.length),
                        (int) Math.min(position + part, all.length));
    }

    private static String shown(Frame frame) {
        return frame.line()
                + " "
                + frame.broken()
                        .map(FieldError::code)
                        .map(code -> "broken " + code)
                        .orElseGet(
                                () ->
                                        CsvCells.of(frame.bytes()).orElseThrow().stream()
                                                .map(cell -> "[" + cell.text() + "]")
                                                .collect(Collectors.joining()));
    }
}
