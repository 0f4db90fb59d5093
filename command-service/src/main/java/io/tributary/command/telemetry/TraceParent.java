package io.tributary.command.telemetry;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// W3C trace context: the caller's trace goes on here, or a new one begins.
public final class TraceParent {
    private static final Pattern FORM =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /// A span of ours below the caller's; of a new trace when the text is not a trace context.
    public static String below(@Nullable String given) {
        if (given != null && FORM.matcher(given).matches()) {
            return given.substring(0, 36) + hex() + given.substring(52);
        }
        return "00-" + hex() + hex() + "-" + hex() + "-01";
    }

    /// The trace's id within a context.
    public static String traceId(String traceparent) {
        return traceparent.substring(3, 35);
    }

    private static String hex() {
        long number = ThreadLocalRandom.current().nextLong();
        return "%016x".formatted(number == 0 ? 1 : number);
    }
}
