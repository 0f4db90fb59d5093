package io.tributary.standalone.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Real data as commands. The same in every run: what is there already is not written again.
public interface DataSet {

    /// What it is, where it comes from, and what of it is derived.
    List<String> introduction();

    /// What its records are called.
    String unit();

    List<DemoOrganization> organizations();

    /// Sent before all others, in any order.
    List<CommandChunk> foundations();

    /// The chunks of a track are sent one after the other, different tracks at once.
    List<List<CommandChunk>> tracks();

    /// Paths below an organization that show rows and figures; read when all is written.
    List<String> sights();

    /// Prints what the last of the sights shows.
    void tell(PrintStream out, Map<DemoOrganization, JsonNode> seen);

    /// How many records there are.
    default int records() {
        return tracks().stream().flatMap(List::stream).mapToInt(CommandChunk::weight).sum();
    }

    /// How many commands there are, without those that found organizations.
    default int commands() {
        return foundations().stream().mapToInt(c -> c.commands().size()).sum()
                + tracks().stream().flatMap(List::stream).mapToInt(c -> c.commands().size()).sum();
    }
}
