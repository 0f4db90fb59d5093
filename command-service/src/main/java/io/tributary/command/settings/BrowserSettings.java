package io.tributary.command.settings;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param origins pages of these origins may send commands from a browser, such as
///   `https://console.example.com`; each exactly, none by default
@ConfigurationProperties("tributary.command")
public record BrowserSettings(@DefaultValue List<String> origins) {
    public BrowserSettings {
        origins = List.copyOf(origins);
        if (origins.stream().anyMatch(o -> o.contains("*"))) {
            throw new IllegalArgumentException(
                    "Expected exact origins in tributary.command.origins, but found %s. Name each."
                            .formatted(origins));
        }
    }
}
