package io.tributary.command.imports.record;

import io.tributary.command.validation.FieldError;

/// Records of CSV as RFC 4180 has it: commas, quotes doubled inside quotes, lines that end in CR LF
/// or LF.
///
/// A quote that is never closed would swallow what follows. It is found by the next quote, which
/// then stands where none may, or by the number of columns, or by the longest record: the line that
/// holds it is refused and the next one begins a record.
public final class CsvFrames extends Frames {
    /// For the header, which says how many columns there are.
    public static final int ANY = 0;

    private enum Place {
        FIELD_START,
        PLAIN,
        QUOTED,
        BEHIND_QUOTE,
        BEHIND_RETURN
    }

    private final int columns;

    /// @param columns how many a record must have; {@link #ANY} for no matter how many
    public CsvFrames(ByteSource source, long position, long line, int columns) {
        super(source, position, line);
        this.columns = columns;
    }

    @Override
    Frame frame(Window bytes, long from, long atLine) {
        Place place = Place.FIELD_START;
        int fields = 1;
        long lines = 0;
        for (long at = from; at - from <= LONGEST; at++) {
            int found = bytes.at(at);
            if (found == Window.NOTHING) {
                return place == Place.QUOTED
                        ? broken(bytes, from, atLine, unclosed())
                        : counted(bytes, from, at, atLine, lines + 1, fields);
            }
            if (found == '\n') {
                lines++;
                if (place != Place.QUOTED) {
                    return counted(bytes, from, at + 1, atLine, lines, fields);
                }
            } else if (!fits(place, found)) {
                return broken(bytes, from, atLine, misplaced(place));
            } else {
                if (found == ',' && place != Place.QUOTED) {
                    fields++;
                }
                place = behind(place, found);
            }
        }
        return broken(bytes, from, atLine, place == Place.QUOTED ? unclosed() : tooLong());
    }

    private static boolean fits(Place place, int found) {
        return switch (place) {
            case FIELD_START, QUOTED -> true;
            case PLAIN -> found != '"';
            case BEHIND_QUOTE -> found == '"' || found == ',' || found == '\r';
            case BEHIND_RETURN -> false;
        };
    }

    private static Place behind(Place place, int found) {
        return switch (place) {
            case QUOTED -> found == '"' ? Place.BEHIND_QUOTE : Place.QUOTED;
            case FIELD_START -> found == '"' ? Place.QUOTED : outside(found);
            case BEHIND_QUOTE -> found == '"' ? Place.QUOTED : outside(found);
            case PLAIN, BEHIND_RETURN -> outside(found);
        };
    }

    private static Place outside(int found) {
        return switch (found) {
            case ',' -> Place.FIELD_START;
            case '\r' -> Place.BEHIND_RETURN;
            default -> Place.PLAIN;
        };
    }

    private Frame counted(Window bytes, long from, long end, long atLine, long lines, int fields) {
        return columns == ANY || fields == columns
                ? whole(bytes, from, end, atLine, lines)
                : broken(
                        bytes,
                        from,
                        atLine,
                        Frame.error(
                                "columns",
                                "Expected %d columns, but found %d%s.",
                                columns,
                                fields,
                                lines > 1 ? " up to the quote that closes in a later line" : ""));
    }

    private static FieldError unclosed() {
        return Frame.error(
                "unclosed_quote", "Expected a quote that closes what one opens, but found none.");
    }

    private static FieldError misplaced(Place place) {
        return place == Place.BEHIND_RETURN
                ? Frame.error("line_end", "Expected CR only before LF, or inside quotes.")
                : Frame.error(
                        "quote",
                        "Expected quotes around a whole value, doubled inside, but found one elsewhere.");
    }

    private static FieldError tooLong() {
        return Frame.error("too_long", "Expected a record of at most %d bytes.", LONGEST);
    }
}
