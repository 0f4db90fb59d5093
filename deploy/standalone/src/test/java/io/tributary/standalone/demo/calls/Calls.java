package io.tributary.standalone.demo.calls;

import java.util.HashMap;
import java.util.Map;

/// Rows as the data set has them.
final class Calls {
    private static final Map<String, String> USUAL =
            Map.ofEntries(
                    Map.entry("call_seq", "1"),
                    Map.entry("derived_call_date", "2008-05-05"),
                    Map.entry("age", "58"),
                    Map.entry("job", "management"),
                    Map.entry("marital", "married"),
                    Map.entry("education", "tertiary"),
                    Map.entry("default", "no"),
                    Map.entry("balance", "2143"),
                    Map.entry("housing", "yes"),
                    Map.entry("loan", "no"),
                    Map.entry("contact", ""),
                    Map.entry("duration", "261"),
                    Map.entry("campaign", "1"),
                    Map.entry("pdays", "-1"),
                    Map.entry("previous", "0"),
                    Map.entry("poutcome", ""),
                    Map.entry("y", "no"));

    private Calls() {}

    /// The first row of the data set with other values for some columns.
    ///
    /// @param columnsAndValues in turn
    static BankCall callWith(String... columnsAndValues) {
        Map<String, String> row = new HashMap<>(USUAL);
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            row.put(columnsAndValues[i], columnsAndValues[i + 1]);
        }
        return BankCall.of(row);
    }
}
