package io.tributary.command.imports.record;

import java.util.Arrays;

/// Bytes that can be read from any position on.
public interface ByteSource {

    /// Some bytes from the position on; none at the end.
    byte[] from(long position);

    static ByteSource of(byte[] all) {
        return position ->
                position >= all.length
                        ? new byte[0]
                        : Arrays.copyOfRange(all, (int) position, all.length);
    }
}
