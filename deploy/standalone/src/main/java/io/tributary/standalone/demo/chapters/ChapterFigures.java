package io.tributary.standalone.demo.chapters;

import io.tributary.standalone.demo.DemoFailed;
import tools.jackson.databind.JsonNode;

/// What the dashboard of the community says about a chapter.
final class ChapterFigures {
    private static final String EVENTS = "upcoming_events";

    private ChapterFigures() {}

    /// How many people said that they come, over all events.
    ///
    /// @throws DemoFailed when the dashboard does not have it
    static int rsvps(JsonNode dashboard) {
        for (JsonNode widget : dashboard.path("widgets")) {
            if (widget.path("name").asString("").equals(EVENTS)) {
                return widget.path("total").path("rsvps").asInt(0);
            }
        }
        throw new DemoFailed(
                "Expected a widget '%s' in the dashboard of the community, but found %s."
                        .formatted(EVENTS, dashboard));
    }
}
