package io.tributary.standalone.demo.calls;

import io.tributary.standalone.demo.DemoFailed;
import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/// What the dashboard of calls says about an organization.
record CallFigures(int calls, int conversions) {
    private static final String TOTALS = "totals";

    /// @throws DemoFailed when the dashboard has no totals
    static CallFigures of(JsonNode dashboard) {
        for (JsonNode widget : dashboard.path("widgets")) {
            if (widget.path("name").asString("").equals(TOTALS)) {
                JsonNode total = widget.path("total");
                return new CallFigures(
                        total.path("calls").asInt(0), total.path("conversions").asInt(0));
            }
        }
        throw new DemoFailed(
                "Expected a widget '%s' in the dashboard of calls, but found %s."
                        .formatted(TOTALS, dashboard));
    }

    /// Prints a line and returns the calls.
    int tell(PrintStream out, String slug) {
        out.printf(
                "  %-26s %,9d calls %,7d subscribed (%.1f %%)%n",
                slug, calls, conversions, calls == 0 ? 0.0 : 100.0 * conversions / calls);
        return calls;
    }
}
