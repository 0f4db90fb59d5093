package io.tributary.command.imports.record;

import java.util.Arrays;

/// The bytes of a source that are needed now.
///
/// **Not thread-safe.**
final class Window {
    static final int NOTHING = -1;

    private final ByteSource source;
    private byte[] bytes = new byte[0];
    private long begin;

    Window(ByteSource source, long begin) {
        this.source = source;
        this.begin = begin;
    }

    /// The byte there; {@link #NOTHING} behind the end.
    int at(long position) {
        if (position - begin >= bytes.length) {
            byte[] more = source.from(begin + bytes.length);
            if (more.length == 0) {
                return NOTHING;
            }
            byte[] both = Arrays.copyOf(bytes, bytes.length + more.length);
            System.arraycopy(more, 0, both, bytes.length, more.length);
            bytes = both;
        }
        return bytes[(int) (position - begin)] & 0xff;
    }

    byte[] copy(long from, long to) {
        return Arrays.copyOfRange(bytes, (int) (from - begin), (int) (to - begin));
    }

    /// Lets go of what lies before the position, once it is worth the copying.
    void forget(long position) {
        if (position - begin > bytes.length / 2) {
            bytes = Arrays.copyOfRange(bytes, (int) (position - begin), bytes.length);
            begin = position;
        }
    }
}
