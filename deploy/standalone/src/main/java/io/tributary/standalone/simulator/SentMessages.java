package io.tributary.standalone.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last thousand messages, each once however often it came. Nothing outlives the run.
///
/// Safe for use by many threads.
final class SentMessages {
    private static final int MOST = 1000;

    private final Map<String, SentMessage> messages =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, SentMessage> eldest) {
                    return size() > MOST;
                }
            };

    /// False when it was there.
    synchronized boolean add(SentMessage message) {
        return messages.putIfAbsent(message.id(), message) == null;
    }

    /// The newest first.
    synchronized List<SentMessage> of(Optional<String> organization) {
        List<SentMessage> found =
                new ArrayList<>(
                        messages.values().stream()
                                .filter(
                                        m ->
                                                organization
                                                        .map(m.organization()::equals)
                                                        .orElse(true))
                                .toList());
        return found.reversed();
    }
}
