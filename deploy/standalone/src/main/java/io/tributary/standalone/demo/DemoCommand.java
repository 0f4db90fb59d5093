package io.tributary.standalone.demo;

import java.util.Map;

/// A command as the API takes it: its full name and its body.
public record DemoCommand(String command, Map<String, Object> body) {
    public DemoCommand {
        body = Map.copyOf(body);
    }
}
