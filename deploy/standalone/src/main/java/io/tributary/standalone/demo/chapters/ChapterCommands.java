package io.tributary.standalone.demo.chapters;

import io.tributary.standalone.demo.DemoCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Turns records of the data set into commands. Pure: the same record is the same command with the
/// same ids in every run.
final class ChapterCommands {
    /// The person who may look at all chapters.
    static final UUID OBSERVER = Chapter.idOf("user/observer");

    private ChapterCommands() {}

    /// Lets the person who looks at all chapters see this one.
    static DemoCommand observer(Chapter chapter) {
        return new DemoCommand(
                "identity.organization_member.create",
                Map.of(
                        "id", Chapter.idOf("observer-of/" + chapter.key()).toString(),
                        "user_id", OBSERVER.toString(),
                        "display_name", "R-Ladies Global",
                        "role", "viewer",
                        "status", "active"));
    }

    static DemoCommand event(JsonNode event) {
        Instant start = moment(event, "starts_at");
        Map<String, Object> body = new HashMap<>();
        body.put("id", Chapter.idOf("event/" + text(event, "event_id")).toString());
        body.put("title", text(event, "title"));
        body.put("starts_at", start.toString());
        body.put("ends_at", start.plus(Duration.parse(text(event, "duration"))).toString());
        body.put(
                "status",
                switch (text(event, "status")) {
                    case "PAST" -> "completed";
                    case "CANCELLED" -> "cancelled";
                    default -> "published";
                });
        body.put("rsvp_yes", event.path("rsvp_yes").asInt());
        body.put("rsvp_waiting", event.path("rsvp_waitlist").asInt());
        if (event.hasNonNull("venue_city")) {
            String country = event.path("venue_country").asString("").toUpperCase(Locale.ROOT);
            String city = text(event, "venue_city");
            body.put("place", country.isEmpty() ? city : city + ", " + country);
        }
        return new DemoCommand("community.event.create", body);
    }

    /// What a change does to its chapter: a count, or another name or slug of the organization.
    static DemoCommand change(Chapter chapter, JsonNode change) {
        return switch (text(change, "event_type")) {
            case "ChapterListed" -> count(change, 0);
            case "ChapterMembersChanged" -> count(change, change.path("delta").asInt());
            case "ChapterRenamed" -> organization(chapter, "name", text(change, "name"));
            case "ChapterUrlnameChanged" ->
                    organization(chapter, "slug", Chapter.slugOf(text(change, "urlname")));
            default -> throw new IllegalStateException("An unknown change: " + change);
        };
    }

    private static DemoCommand count(JsonNode change, int difference) {
        return new DemoCommand(
                "community.member_count.create",
                Map.of(
                        "id", Chapter.idOf("change/" + change.path("seq").asInt()).toString(),
                        "counted_at", moment(change, "observed_at").toString(),
                        "members", change.path("members").asInt(),
                        "change", difference));
    }

    private static DemoCommand organization(Chapter chapter, String field, String value) {
        return new DemoCommand(
                "identity.organization.update",
                Map.of("id", chapter.id().toString(), field, value));
    }

    private static Instant moment(JsonNode record, String field) {
        return OffsetDateTime.parse(text(record, field)).toInstant();
    }

    private static String text(JsonNode record, String field) {
        return record.get(field).stringValue();
    }
}
