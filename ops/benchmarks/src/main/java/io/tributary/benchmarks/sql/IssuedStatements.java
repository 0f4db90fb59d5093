package io.tributary.benchmarks.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The statements of one command as Postgres logged them, turned into a pgbench script.
///
/// Parameters keep their values, except that what may stand in a table only once is made anew by
/// the server in every transaction: the ids that the command made, which are of version 7 (those of
/// the organization and the user are random), and the row's unique field.
public record IssuedStatements(List<Issued> statements) {
    private static final Pattern EXECUTED =
            Pattern.compile(
                    "LOG:  (?:duration: [\\d.]+ ms  )?execute [^:]+: (?<sql>.*?)(?=\\n[^\\t\\n]|\\z)",
                    Pattern.DOTALL);
    private static final Pattern PARAMETERS =
            Pattern.compile(
                    "DETAIL:  Parameters: (?<list>.*?)(?=\\n[^\\t\\n]|\\z)", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']|'')*')", Pattern.DOTALL);
    private static final String OTHER = "+77";
    private static final String MADE = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}";
    private static final Pattern MADE_ID = Pattern.compile(MADE + "-[0-9a-f]{12}");

    /// @param parameters by number; a null is the text `NULL`
    public record Issued(String sql, Map<Integer, String> parameters) {}

    /// Reads the part of a server log that was written while one command ran.
    static IssuedStatements in(String log) {
        List<Issued> found = new ArrayList<>();
        Matcher executed = EXECUTED.matcher(log);
        while (executed.find()) {
            int next = log.indexOf("execute ", executed.end());
            String rest = log.substring(executed.end(), next < 0 ? log.length() : next);
            Map<Integer, String> parameters = new LinkedHashMap<>();
            Matcher detail = PARAMETERS.matcher(rest);
            if (detail.find()) {
                Matcher one = PARAMETER.matcher(detail.group("list"));
                while (one.find()) {
                    String value = one.group(2);
                    parameters.put(
                            Integer.parseInt(one.group(1)),
                            value.equals("NULL")
                                    ? value
                                    : value.substring(1, value.length() - 1).replace("''", "'"));
                }
            }
            found.add(new Issued(executed.group("sql").replace("\n\t", "\n"), parameters));
        }
        return new IssuedStatements(found);
    }

    /// One pipeline with one Sync, as the service sends a command of one row.
    ///
    /// @param once texts that may stand in a table only once
    public String inOnePipeline(List<String> once) {
        return "\\startpipeline\n" + oneByOne(once) + "\\endpipeline\n";
    }

    /// Each in a round trip of its own, as the service sends those of a batch.
    ///
    /// @param once texts that may stand in a table only once
    public String oneByOne(List<String> once) {
        StringBuilder script = new StringBuilder();
        for (Issued issued : statements) {
            String sql = issued.sql().replaceAll("\\s+", " ").strip();
            Matcher place = Pattern.compile("\\$(\\d+)").matcher(sql);
            script.append(
                            place.replaceAll(
                                    m ->
                                            Matcher.quoteReplacement(
                                                    expression(
                                                            issued.parameters()
                                                                    .getOrDefault(
                                                                            Integer.parseInt(
                                                                                    m.group(1)),
                                                                            "NULL"),
                                                            once))))
                    .append(sql.endsWith(";") ? "\n" : ";\n");
        }
        return script.toString();
    }

    /// Without a type, so that the server takes each for what its place asks.
    private static String expression(String value, List<String> once) {
        if (value.equals("NULL")) {
            return "NULL";
        }
        if (MADE_ID.matcher(value).matches()) {
            return "uuidv7()";
        }
        String literal = "'" + value.replace("'", "''") + "'";
        if (MADE_ID.matcher(value).find()) {
            // Of ids in a list only the first three quarters change: they differ in the last.
            literal =
                    "regexp_replace(%s, '%s', substr(uuidv7()::text, 1, 23), 'g')"
                            .formatted(literal, MADE);
        }
        for (String unique : once) {
            if (value.contains(unique)) {
                int digits = unique.length() - OTHER.length();
                literal =
                        "replace(%s, '%s', '%s' || lpad((random() * 1e%d)::bigint::text, %d, '0'))"
                                .formatted(literal, unique, OTHER, digits - 1, digits);
            }
        }
        return "(" + literal + ")";
    }
}
