package io.tributary.schemas.catalog;

import java.util.Map;

/// Something that happens outside because a command was accepted, delivered at least once.
///
/// @param kind `mail`, `sms`, `call` or `webhook`
/// @param parameters what the kind needs, as the IDL spells it; `to` names the field with the
///   recipient
public record SideEffect(String kind, Map<String, String> parameters) {

    public SideEffect {
        parameters = Map.copyOf(parameters);
    }
}
