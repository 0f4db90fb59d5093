package io.tributary.projector.verify;

/// One document that is not as the rows say.
///
/// @param readModel alias
/// @param documentId as it is, or should be, in the index
/// @param field what differs first; empty when the whole document is missing or extra
/// @param expected by the rows
/// @param found in the document
public record Difference(
        String readModel,
        Kind kind,
        String documentId,
        String field,
        String expected,
        String found) {

    public enum Kind {
        MISSING,
        EXTRA,
        CHANGED
    }

    static Difference missing(String readModel, String documentId) {
        return new Difference(readModel, Kind.MISSING, documentId, "", "", "");
    }

    static Difference extra(String readModel, String documentId, String why) {
        return new Difference(readModel, Kind.EXTRA, documentId, "", "", why);
    }

    static Difference changed(
            String readModel, String documentId, String field, String expected, String found) {
        return new Difference(readModel, Kind.CHANGED, documentId, field, expected, found);
    }

    /// The document, whatever is wrong with it.
    Subject subject() {
        return new Subject(readModel, documentId);
    }

    record Subject(String readModel, String documentId) {}

    @Override
    public String toString() {
        String text = "%-8s %s %s".formatted(kind, readModel, documentId);
        return switch (kind) {
            case MISSING -> text;
            case EXTRA -> found.isEmpty() ? text : text + ": " + found;
            case CHANGED ->
                    "%s: %s expected '%s', found '%s'".formatted(text, field, expected, found);
        };
    }
}
