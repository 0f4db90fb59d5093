package io.tributary.query.request;

import io.tributary.query.freshness.ReadModelInputs;
import io.tributary.schemas.catalog.RateLimit;
import io.tributary.schemas.catalog.Role;
import java.util.Map;
import java.util.Optional;

/// A read model of documents that callers list and get.
///
/// @param inputs its alias and the topics it is made of
/// @param reader the least role that may read it
/// @param limit how often it may be read
/// @param feature the switch that must be on
/// @param fields by the name callers use
/// @param searched texts that are found by their words, by the name callers use
/// @param derived whether documents change without their row's version, as figures do
public record QueryCollection(
        String domain,
        String name,
        ReadModelInputs inputs,
        Role reader,
        Optional<RateLimit> limit,
        Optional<String> feature,
        Map<String, QueryField> fields,
        Map<String, SearchedText> searched,
        boolean derived) {
    public QueryCollection {
        fields = Map.copyOf(fields);
        searched = Map.copyOf(searched);
    }
}
