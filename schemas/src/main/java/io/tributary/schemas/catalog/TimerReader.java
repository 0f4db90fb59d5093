package io.tributary.schemas.catalog;

import java.util.Optional;
import java.util.Set;

/// Reads `@timer`.
final class TimerReader {
    private TimerReader() {}

    static Optional<Timer> read(String domain, Attributes annotations) {
        return annotations.object("timer").flatMap(t -> timerOf(domain, t));
    }

    private static Optional<Timer> timerOf(String domain, Attributes timer) {
        timer.refuseOthersThan(Set.of("at", "command"));
        Optional<String> at = timer.requiredText("at");
        Optional<String> command = timer.requiredText("command");
        return at.flatMap(field -> command.map(c -> new Timer(field, domain + "." + c)));
    }
}
