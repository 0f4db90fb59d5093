package io.tributary.command.imports.record;

import io.tributary.command.validation.FieldError;
import java.util.Optional;

/// Goes through a file from record to record, over empty lines.
///
/// **Nothing behind a broken record is lost**: it ends with its first line, and the next record
/// begins with the line behind.
///
/// **Not thread-safe.**
public abstract class Frames {
    /// Most bytes of a record.
    public static final int LONGEST = 1 << 20;

    private final Window window;
    private long position;
    private long line;

    /// @param line the line that begins at the position
    Frames(ByteSource source, long position, long line) {
        this.window = new Window(source, position);
        this.position = position;
        this.line = line;
    }

    /// Where the next record begins, or an empty line before it.
    public final long position() {
        return position;
    }

    /// The line that begins there.
    public final long line() {
        return line;
    }

    /// Empty at the end of the file.
    public final Optional<Frame> next() {
        window.forget(position);
        skipEmptyLines();
        if (window.at(position) == Window.NOTHING) {
            return Optional.empty();
        }
        Frame frame = frame(window, position, line);
        position = frame.end();
        line = frame.nextLine();
        return Optional.of(frame);
    }

    abstract Frame frame(Window bytes, long from, long atLine);

    private void skipEmptyLines() {
        while (true) {
            int first = window.at(position);
            boolean pair = first == '\r' && window.at(position + 1) == '\n';
            if (first != '\n' && !pair) {
                return;
            }
            position += pair ? 2 : 1;
            line++;
        }
    }

    static Frame whole(Window bytes, long from, long end, long atLine, long lines) {
        return new Frame(
                atLine, withoutLineEnd(bytes, from, end), end, atLine + lines, Optional.empty());
    }

    /// The first line alone.
    static Frame broken(Window bytes, long from, long atLine, FieldError why) {
        long end = from;
        int found = bytes.at(end);
        while (found != '\n' && found != Window.NOTHING && end - from < LONGEST) {
            found = bytes.at(++end);
        }
        byte[] kept = withoutLineEnd(bytes, from, end);
        while (found != '\n' && found != Window.NOTHING) {
            bytes.forget(end);
            found = bytes.at(++end);
        }
        long next = found == '\n' ? end + 1 : end;
        return new Frame(atLine, kept, next, atLine + 1, Optional.of(why));
    }

    private static byte[] withoutLineEnd(Window bytes, long from, long end) {
        long last = end;
        if (last > from && bytes.at(last - 1) == '\n') {
            last--;
        }
        if (last > from && bytes.at(last - 1) == '\r') {
            last--;
        }
        return bytes.copy(from, last);
    }
}
