package io.tributary.standalone.demo;

import java.util.List;

/// Commands that are accepted together or not at all.
///
/// @param key says which chunk it is, the same in every run
/// @param calls how many calls of the data set it carries
record CommandChunk(
        DemoOrganization organization, String key, int calls, List<DemoCommand> commands) {
    CommandChunk {
        commands = List.copyOf(commands);
    }
}
