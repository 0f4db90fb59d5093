package io.tributary.standalone.demo.calls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// The data set, read from the resource beside its README.
final class BankCalls {
    private static final String RESOURCE = "/demo/uci-bank-marketing/calls.csv.gz";

    private BankCalls() {}

    /// Every call, in the order of the data set.
    static List<BankCall> read() {
        try (InputStream packed =
                        Objects.requireNonNull(
                                BankCalls.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            String[] columns = Objects.requireNonNull(lines.readLine(), "first line").split(",");
            return lines.lines().map(line -> BankCall.of(rowOf(columns, line))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The data set quotes nothing and its values hold no commas.
    private static Map<String, String> rowOf(String[] columns, String line) {
        String[] values = line.split(",", -1);
        if (values.length != columns.length) {
            throw new IllegalStateException(
                    "Expected %d values, but found %d in '%s'."
                            .formatted(columns.length, values.length, line));
        }
        Map<String, String> row = HashMap.newHashMap(columns.length);
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], values[i]);
        }
        return row;
    }
}
