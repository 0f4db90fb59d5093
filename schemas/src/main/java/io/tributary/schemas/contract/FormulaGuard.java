package io.tributary.schemas.contract;

/// Keeps a text in a CSV file from being taken for a formula by the spreadsheet that opens it, as
/// OWASP's page on CSV injection asks.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab, a carriage return or a line feed gets an
/// apostrophe before it, and so does one that has apostrophes before such a character. {@link
/// #plain} takes exactly one away again, so that every text survives the way out and in.
public final class FormulaGuard {
    private static final char GUARD = '\'';
    private static final String BEGINNINGS = "=+-@\t\r\n";

    private FormulaGuard() {}

    /// What stands in the file.
    public static String guarded(String text) {
        return beginsAFormula(text, 0) ? GUARD + text : text;
    }

    /// What the cell of a file means.
    public static String plain(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == GUARD && beginsAFormula(cell, 1)
                ? cell.substring(1)
                : cell;
    }

    private static boolean beginsAFormula(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == GUARD) {
            at++;
        }
        return at < text.length() && BEGINNINGS.indexOf(text.charAt(at)) >= 0;
    }
}
