package io.tributary.command.imports.record;

/// A record a line: NDJSON.
public final class LineFrames extends Frames {

    public LineFrames(ByteSource source, long position, long line) {
        super(source, position, line);
    }

    @Override
    Frame frame(Window bytes, long from, long atLine) {
        long at = from;
        while (at - from <= LONGEST) {
            int found = bytes.at(at);
            if (found == Window.NOTHING) {
                return whole(bytes, from, at, atLine, 1);
            }
            at++;
            if (found == '\n') {
                return whole(bytes, from, at, atLine, 1);
            }
        }
        return broken(
                bytes,
                from,
                atLine,
                Frame.error("too_long", "Expected a line of at most %d bytes.", LONGEST));
    }
}
