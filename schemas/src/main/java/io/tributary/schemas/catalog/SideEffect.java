package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Optional;

/// Something that happens outside because a command was accepted, delivered at least once.
///
/// A path is a field of the row, or `<reference>.<field>` for one of the row that it refers to.
///
/// @param kind `mail`, `sms`, `call` or `webhook`
/// @param of record name of the entity whose new rows it is about, one effect each; empty for the
///   command's own row
/// @param to path of the recipient; no effect where it is empty
/// @param carries paths of the values that the receiver gets
/// @param reports full name of the command by which the receiver says what became of it
public record SideEffect(
        String kind,
        Optional<String> of,
        String to,
        List<String> carries,
        Optional<String> reports) {

    public SideEffect {
        carries = List.copyOf(carries);
    }
}
