package io.tributary.schemas.problem;

import io.tributary.schemas.contract.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is served below {@link ErrorCode#TYPES}: of each code, and of all of them, JSON for
/// programs and a page for people. The pages load nothing but `style.css` beside them.
public final class ProblemPages {
    /// All that the pages may do.
    public static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String ONE = ProblemFiles.text("problem.html");
    private static final String ALL = ProblemFiles.text("index.html");
    private static final String STYLE = "style.css";

    private ProblemPages() {}

    /// @param name a code, `style.css`, or nothing for the list of all
    /// @param accept the header of the request: JSON only for who asks for it
    /// @return none when there is no such page
    public static Optional<ProblemPage> find(String name, Optional<String> accept) {
        boolean json = accept.filter(a -> a.contains("json") && !a.contains("html")).isPresent();
        ProblemGuides guides = ProblemGuides.shipped();
        if (name.equals(STYLE)) {
            return Optional.of(text("css", ProblemFiles.text(STYLE)));
        }
        if (name.isEmpty()) {
            return Optional.of(json ? json(asMap(guides)) : text("html", all(guides)));
        }
        return guides.find(name)
                .map(guide -> json ? json(guide.asMap()) : text("html", one(guide)));
    }

    private static Map<String, List<Map<String, Object>>> asMap(ProblemGuides guides) {
        return Map.of("problems", guides.all().stream().map(ProblemGuide::asMap).toList());
    }

    private static String all(ProblemGuides guides) {
        return ALL.replace(
                "{rows}",
                guides.all().stream().map(ProblemPages::row).collect(Collectors.joining("\n")));
    }

    private static String row(ProblemGuide guide) {
        ErrorCode code = guide.code();
        return "<tr><th scope=\"row\"><a href=\"%s\">%s</a></th><td>%d</td><td>%s</td></tr>"
                .formatted(code.type(), code.code(), code.status(), escaped(code.title()));
    }

    private static String one(ProblemGuide guide) {
        return ONE.replace("{title}", escaped(guide.code().title()))
                .replace("{code}", guide.code().code())
                .replace("{status}", Integer.toString(guide.code().status()))
                .replace("{meaning}", prose(guide.meaning()))
                .replace("{expected}", prose(guide.expected()))
                .replace("{next}", prose(guide.next()))
                .replace("{example}", escaped(JSON.writeValueAsString(guide.example())));
    }

    private static ProblemPage json(Object value) {
        return new ProblemPage("application/json", JSON.writeValueAsBytes(value));
    }

    private static ProblemPage text(String kind, String text) {
        return new ProblemPage(
                "text/" + kind + ";charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String prose(String text) {
        return escaped(text).replaceAll("`([^`]+)`", "<code>$1</code>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
