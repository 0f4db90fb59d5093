package io.tributary.schemas.problem;

import io.tributary.schemas.contract.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;

/// One code, explained. Texts may hold `code` in backticks.
///
/// @param meaning what has happened
/// @param expected what would have been accepted
/// @param next what to do now
/// @param example a whole problem detail
public record ProblemGuide(
        ErrorCode code, String meaning, String expected, String next, Map<String, Object> example) {

    /// @param particular of the example: what is not the same for every occurrence
    static ProblemGuide of(
            ErrorCode code,
            String meaning,
            String expected,
            String next,
            Map<String, Object> particular) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", code.type());
        example.put("title", code.title());
        example.put("status", code.status());
        example.put("detail", particular.getOrDefault("detail", code.title()));
        example.put("code", code.code());
        particular.forEach(example::putIfAbsent);
        return new ProblemGuide(code, meaning, expected, next, example);
    }

    /// As programs read it.
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", code.type());
        map.put("code", code.code());
        map.put("status", code.status());
        map.put("title", code.title());
        map.put("meaning", meaning);
        map.put("expected", expected);
        map.put("next", next);
        map.put("example", example);
        return map;
    }
}
