package io.tributary.standalone.demo.calls;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// One row of the data set, as the bank wrote it down.
///
/// @param sequence place in the data set, from 1
/// @param date the day of the call; its year was derived by those who published the rows in order
/// @param job empty where the bank did not know
/// @param attempt which contact of its campaign the call was, from 1
/// @param daysSincePrevious days since the last contact of an earlier campaign
/// @param subscribed whether the person took what was offered
record BankCall(
        int sequence,
        LocalDate date,
        int age,
        String job,
        String marital,
        Optional<String> education,
        boolean creditDefault,
        int balance,
        boolean housingLoan,
        boolean personalLoan,
        Optional<String> lineType,
        int durationSeconds,
        int attempt,
        Optional<Integer> daysSincePrevious,
        int previousContacts,
        Optional<String> previousOutcome,
        boolean subscribed) {

    /// How the data set says that there was no earlier contact.
    private static final int NEVER = -1;

    /// @param row the values by the names of the columns
    static BankCall of(Map<String, String> row) {
        return new BankCall(
                whole(row, "call_seq"),
                LocalDate.parse(value(row, "derived_call_date")),
                whole(row, "age"),
                value(row, "job"),
                value(row, "marital"),
                known(row, "education"),
                yes(row, "default"),
                whole(row, "balance"),
                yes(row, "housing"),
                yes(row, "loan"),
                known(row, "contact"),
                whole(row, "duration"),
                whole(row, "campaign"),
                Optional.of(whole(row, "pdays")).filter(days -> days != NEVER),
                whole(row, "previous"),
                known(row, "poutcome"),
                yes(row, "y"));
    }

    private static String value(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Expected a column '%s', but found %s.".formatted(column, row.keySet()));
        }
        return value;
    }

    private static Optional<String> known(Map<String, String> row, String column) {
        return Optional.of(value(row, column)).filter(v -> !v.isEmpty());
    }

    private static int whole(Map<String, String> row, String column) {
        return Integer.parseInt(value(row, column));
    }

    private static boolean yes(Map<String, String> row, String column) {
        return value(row, column).equals("yes");
    }
}
