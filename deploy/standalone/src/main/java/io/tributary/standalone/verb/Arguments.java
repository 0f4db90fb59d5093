package io.tributary.standalone.verb;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words after a verb: options with a value, switches, and what is neither.
record Arguments(Map<String, String> options, List<String> words) {

    /// Sorts the words; an option that the verb does not know is refused.
    static Arguments of(List<String> given, Set<String> withValue, Set<String> switches) {
        var options = new LinkedHashMap<String, String>();
        var words = new ArrayList<String>();
        var rest = new ArrayList<>(given);
        while (!rest.isEmpty()) {
            var word = rest.removeFirst();
            if (!word.startsWith("--")) {
                words.add(word);
                continue;
            }
            var equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            if (switches.contains(name) && equals < 0) {
                options.put(name, "");
            } else if (name.equals("--home") || withValue.contains(name)) {
                if (equals < 0 && rest.isEmpty()) {
                    throw new ServerFailure("Expected a value after %s.".formatted(name));
                }
                options.put(name, equals < 0 ? rest.removeFirst() : word.substring(equals + 1));
            } else {
                throw new ServerFailure(
                        "Expected an option of this verb, but found %s. Try --help."
                                .formatted(name));
            }
        }
        return new Arguments(options, words);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    int number(String name, int otherwise) {
        var text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ServerFailure(
                    "Expected a number after %s, but found %s.".formatted(name, text), e);
        }
    }

    /// The directory of the run: `--home`, or `.tributary` in the checkout.
    Path homeDirectory() {
        return Path.of(option("--home").orElse(System.getProperty("tributary.home.default", "")))
                .toAbsolutePath()
                .normalize();
    }

    Home home() {
        return new Home(homeDirectory());
    }

    void refuseWords() {
        if (!words.isEmpty()) {
            throw new ServerFailure(
                    "Expected options only, but found %s. Try --help."
                            .formatted(String.join(" ", words)));
        }
    }
}
