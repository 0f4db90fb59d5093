package io.tributary.schemas.problem;

import io.tributary.schemas.contract.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The explanations of all codes, as `problems.md` has them.
public final class ProblemGuides {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SECTION =
            Pattern.compile(
                    "(?s)\\A(\\S+)\\n\\n(.+?)\\n\\nExpected: (.+?)\\n\\nNext: (.+?)\\n\\n```json\\n(.+?)\\n```\\s*\\z");

    private static final class Holder {
        static final ProblemGuides SHIPPED = parse(ProblemFiles.text("problems.md"));
    }

    private final Map<String, ProblemGuide> guides;

    private ProblemGuides(Map<String, ProblemGuide> guides) {
        this.guides = guides;
    }

    /// Those of this build.
    ///
    /// @throws IllegalStateException when a code is not explained
    public static ProblemGuides shipped() {
        return Holder.SHIPPED;
    }

    /// In the order of the codes.
    public List<ProblemGuide> all() {
        return List.copyOf(guides.values());
    }

    public Optional<ProblemGuide> find(String code) {
        return Optional.ofNullable(guides.get(code));
    }

    static ProblemGuides parse(String markdown) {
        Map<String, String> sections =
                Stream.of(markdown.split("(?m)^## ", -1))
                        .skip(1)
                        .collect(Collectors.toMap(s -> s.lines().findFirst().orElse(""), s -> s));
        Map<String, ProblemGuide> guides = new LinkedHashMap<>();
        for (ErrorCode code : ErrorCode.values()) {
            guides.put(code.code(), guide(code, sections.getOrDefault(code.code(), "")));
        }
        return new ProblemGuides(guides);
    }

    /// In the file it goes on behind `Expected:`.
    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static ProblemGuide guide(ErrorCode code, String section) {
        Matcher parts = SECTION.matcher(section);
        if (!parts.matches()) {
            throw new IllegalStateException(
                    ("Expected problems.md to explain %s: a section of that name with what it means,"
                                    + " `Expected: …`, `Next: …` and an example in JSON.")
                            .formatted(code.code()));
        }
        Map<String, Object> particular =
                JSON.readValue(parts.group(5), new TypeReference<Map<String, Object>>() {});
        return ProblemGuide.of(
                code,
                parts.group(2),
                sentence(parts.group(3)),
                sentence(parts.group(4)),
                particular);
    }
}
