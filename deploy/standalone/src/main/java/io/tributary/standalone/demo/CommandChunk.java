package io.tributary.standalone.demo;

import java.util.List;

/// Commands of one organization that are accepted together or not at all.
///
/// @param key says which chunk of its organization it is, the same in every run
/// @param weight how many records of the data set it carries
public record CommandChunk(
        DemoOrganization organization, String key, int weight, List<DemoCommand> commands) {
    public CommandChunk {
        commands = List.copyOf(commands);
    }
}
