package io.tributary.standalone.backup;

import java.util.List;
import java.util.stream.LongStream;
import org.postgresql.replication.LogSequenceNumber;

/// The files of the log that hold a stretch of it, as PostgreSQL names them.
final class WalSegments {
    private static final long PER_NAME = 0x1_0000_0000L;

    private WalSegments() {}

    /// From the file that holds the start to the one that holds the last byte before the end.
    static List<String> of(DatabaseCopy copy) {
        long size = copy.segmentSize();
        long first = position(copy.start()) / size;
        long last = (position(copy.end()) - 1) / size;
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> name(copy.timeline(), number, PER_NAME / size))
                .toList();
    }

    private static String name(int timeline, long number, long perName) {
        return "%08X%08X%08X".formatted(timeline, number / perName, number % perName);
    }

    private static long position(String lsn) {
        return LogSequenceNumber.valueOf(lsn).asLong();
    }
}
