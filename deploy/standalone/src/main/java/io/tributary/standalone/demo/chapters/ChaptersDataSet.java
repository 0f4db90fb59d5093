package io.tributary.standalone.demo.chapters;

import io.tributary.standalone.demo.CommandChunk;
import io.tributary.standalone.demo.DataSet;
import io.tributary.standalone.demo.DemoCommand;
import io.tributary.standalone.demo.DemoOrganization;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Every chapter of R-Ladies as an organization: its events, and the changes about it in their
/// order.
public final class ChaptersDataSet implements DataSet {
    private static final int COMMANDS_PER_CHUNK = 500;
    private static final int SHOWN = 5;

    private final Map<String, Chapter> chapters = new LinkedHashMap<>();
    private final Map<String, List<DemoCommand>> commands = new LinkedHashMap<>();
    private final int events;
    private final int changes;

    private ChaptersDataSet(List<JsonNode> changes, List<JsonNode> events) {
        this.changes = changes.size();
        this.events = events.size();
        Map<String, String> keyOfAddress = new HashMap<>();
        for (JsonNode change : changes) {
            String key = change.get("chapter_id").stringValue();
            if (change.hasNonNull("urlname")) {
                keyOfAddress.put(change.get("urlname").stringValue(), key);
            }
            // The first of a chapter is its listing.
            Chapter chapter =
                    chapters.computeIfAbsent(key, k -> chapter(k, change, "urlname", "name"));
            add(key, ChapterCommands.change(chapter, change));
        }
        for (JsonNode event : events) {
            String address = event.get("chapter").stringValue();
            String key = keyOfAddress.getOrDefault(address, address);
            chapters.computeIfAbsent(key, k -> chapter(k, event, "chapter", "chapter_name"));
            add(key, ChapterCommands.event(event));
        }
    }

    /// Reads the resources.
    public static DataSet read() {
        return new ChaptersDataSet(ChapterFiles.changes(), ChapterFiles.events());
    }

    @Override
    public List<String> introduction() {
        return List.of(
                "Loading %,d chapters of R-Ladies as real organizations, with %,d events and %,d changes (R-Ladies Global, CC BY 4.0)."
                        .formatted(chapters.size(), events, changes),
                "Made up are the owners, and the one person who may look at all chapters: ./tributary token --user %s"
                        .formatted(ChapterCommands.OBSERVER));
    }

    @Override
    public String unit() {
        return "events and changes";
    }

    @Override
    public List<DemoOrganization> organizations() {
        return chapters.values().stream().map(Chapter::organization).toList();
    }

    @Override
    public List<CommandChunk> foundations() {
        return chapters.values().stream()
                .map(
                        chapter ->
                                new CommandChunk(
                                        chapter.organization(),
                                        "observer",
                                        0,
                                        List.of(ChapterCommands.observer(chapter))))
                .toList();
    }

    /// A track for each chapter: its changes in their order, then its events.
    @Override
    public List<List<CommandChunk>> tracks() {
        return chapters.values().stream().map(this::track).toList();
    }

    @Override
    public List<String> sights() {
        return List.of(
                "/documents/community/member_counts?sort=-counted_at&limit=1",
                "/dashboards/community/community?from=2017-01-01&to=2027-01-01");
    }

    @Override
    public void tell(PrintStream out, Map<DemoOrganization, JsonNode> seen) {
        Map<String, Integer> rsvps = new HashMap<>();
        seen.forEach(
                (organization, dashboard) ->
                        rsvps.put(organization.slug(), ChapterFigures.rsvps(dashboard)));
        rsvps.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .forEach(
                        one ->
                                out.printf(
                                        "  %-26s %,9d said they come, since 2017%n",
                                        one.getKey(), one.getValue()));
        out.printf(
                "  %-26s %,9d said they come, since 2017%n",
                "all %d chapters".formatted(seen.size()),
                rsvps.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static Chapter chapter(String key, JsonNode record, String address, String name) {
        return new Chapter(key, record.get(address).stringValue(), record.get(name).stringValue());
    }

    private void add(String key, DemoCommand command) {
        commands.computeIfAbsent(key, _ -> new ArrayList<>()).add(command);
    }

    private List<CommandChunk> track(Chapter chapter) {
        DemoOrganization organization = chapter.organization();
        List<DemoCommand> all = commands.getOrDefault(chapter.key(), List.of());
        List<CommandChunk> track = new ArrayList<>();
        for (int from = 0; from < all.size(); from += COMMANDS_PER_CHUNK) {
            List<DemoCommand> part =
                    all.subList(from, Math.min(from + COMMANDS_PER_CHUNK, all.size()));
            track.add(
                    new CommandChunk(
                            organization,
                            "records-" + from / COMMANDS_PER_CHUNK,
                            part.size(),
                            part));
        }
        return track;
    }
}
