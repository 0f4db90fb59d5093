package io.tributary.command.settings;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where each kind of effect but webhooks goes; null where nobody takes it.
public record EffectGateways(@Nullable URI mail, @Nullable URI sms, @Nullable URI call) {

    /// Kinds that have one.
    public List<String> kinds() {
        return List.copyOf(byKind().keySet());
    }

    public Optional<URI> of(String kind) {
        return Optional.ofNullable(byKind().get(kind));
    }

    private Map<String, URI> byKind() {
        Map<String, URI> all = new TreeMap<>();
        put(all, "mail", mail);
        put(all, "sms", sms);
        put(all, "call", call);
        return all;
    }

    private static void put(Map<String, URI> all, String kind, @Nullable URI url) {
        if (url != null) {
            all.put(kind, url);
        }
    }
}
