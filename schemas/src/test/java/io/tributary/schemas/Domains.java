package io.tributary.schemas;

import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The domains that tests read: the checked-in ones, and a small one that has every annotation.
public final class Domains {
    public static final Path FOLDER = Path.of("domains");

    private Domains() {}

    public static DomainCatalog checkedIn() {
        Map<String, String> files = new TreeMap<>();
        for (Path folder : folders()) {
            String name = folder.getFileName() + ".avdl";
            files.put(name, read(folder.resolve(name)));
        }
        return CatalogReader.read(files);
    }

    public static String zooText() {
        try (InputStream zoo = Domains.class.getResourceAsStream("/domains/zoo.avdl")) {
            if (zoo == null) {
                throw new IllegalStateException("The resource /domains/zoo.avdl is missing.");
            }
            return new String(zoo.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static DomainCatalog zooCatalog() {
        return CatalogReader.read(Map.of("zoo.avdl", zooText()));
    }

    public static Domain zoo() {
        return zooCatalog().domains().getFirst();
    }

    public static Entity house() {
        return zoo().findEntity("House").orElseThrow();
    }

    public static Entity visit() {
        return zoo().findEntity("Visit").orElseThrow();
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> folders() {
        try (Stream<Path> entries = Files.list(FOLDER)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
