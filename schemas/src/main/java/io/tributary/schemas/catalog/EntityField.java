package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One field of an entity or of a named command.
///
/// @param name snake case; the same in IDL, column, JSON, Avro and document
/// @param required whether a row must have a value (no null, and none given means the default)
/// @param defaultValue the value of a create that gives none: a String, Integer, Long, Boolean or
///   BigDecimal as the type asks; empty for none
/// @param pattern a regular expression the whole text must match
/// @param format a named format: email, e164, url, slug, time_zone, locale or currency
/// @param plainText HTML is stripped before anything is checked
/// @param immutable fixed once the row exists
/// @param server never taken from a generic command; only rules and the engine write it
/// @param transitions for a choice: which symbols each symbol may change to; empty map for no limit
/// @param searched declared for full text search
/// @param languages whose word forms are found too, in a searched field; see {@link WordForms}
/// @param personal PII; forms are told so, and feeds leave it out
/// @param example a value that people would write, for documentation and forms
/// @param line line in the IDL file, for messages
public record EntityField(
        String name,
        FieldType type,
        boolean required,
        Optional<Object> defaultValue,
        Optional<String> pattern,
        Optional<String> format,
        boolean plainText,
        boolean immutable,
        boolean server,
        Optional<Reference> reference,
        Map<String, List<String>> transitions,
        boolean searched,
        List<String> languages,
        boolean personal,
        Optional<String> example,
        String documentation,
        int line) {

    public EntityField {
        transitions = Map.copyOf(transitions);
        languages = List.copyOf(languages);
    }
}
