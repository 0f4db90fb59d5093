package io.tributary.schemas.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Protocol;
import org.apache.avro.idl.IdlReader;

/// Reads the IDL files of all active domains: parse, read, check.
public final class CatalogReader {
    private static final Pattern POSITION =
            Pattern.compile("line (\\d+):\\d+ (.*)", Pattern.DOTALL);
    private static final Pattern UNDEFINED = Pattern.compile("Undefined schema: (?:.*\\.)?(\\w+)");
    private static final Pattern RESERVED = Pattern.compile("Can't set reserved property: (\\w+)");

    private CatalogReader() {}

    /// @param files text by file name; `<domain>.avdl`, folders before it are kept in messages
    /// @throws DomainMistake with every mistake of every file, when there is one
    public static DomainCatalog read(Map<String, String> files) {
        List<DomainFile> read = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        new TreeMap<>(files)
                .forEach((name, text) -> fileOf(name, text, mistakes).ifPresent(read::add));
        DomainCatalog catalog = new DomainCatalog(read.stream().map(DomainFile::domain).toList());
        for (DomainFile file : read) {
            new CatalogChecks(catalog, file).check();
            mistakes.addAll(file.mistakes().inOrder());
        }
        if (!mistakes.isEmpty()) {
            throw new DomainMistake(mistakes);
        }
        return catalog;
    }

    private static Optional<DomainFile> fileOf(String name, String text, List<String> unreadable) {
        Mistakes mistakes = new Mistakes(name, text);
        SourceLines lines = SourceLines.of(text);
        try {
            Protocol protocol = parse(text);
            String domain = domainOf(name, protocol, lines, mistakes);
            return Optional.of(
                    new DomainFile(
                            new DomainReader(domain, lines, mistakes).read(protocol),
                            lines,
                            mistakes));
        } catch (AvroRuntimeException | IOException unparsed) {
            addUnparsed(String.valueOf(unparsed.getMessage()), lines, mistakes);
            unreadable.addAll(mistakes.inOrder());
            return Optional.empty();
        }
    }

    private static Protocol parse(String text) throws IOException {
        Protocol protocol =
                new IdlReader()
                        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                        .getProtocol();
        if (protocol == null) {
            throw new IOException("line 1:0 no protocol");
        }
        return protocol;
    }

    private static String domainOf(
            String file, Protocol protocol, SourceLines lines, Mistakes mistakes) {
        String namespace = Optional.ofNullable(protocol.getNamespace()).orElse("");
        String domain = namespace.substring(namespace.lastIndexOf('.') + 1);
        String expected = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.avdl$", "");
        if (!domain.equals(expected) || !expected.matches("[a-z]{2,30}")) {
            mistakes.add(
                    lines.ofProtocol("namespace"),
                    "a namespace that ends in the file's name, lower case letters",
                    "'%s'".formatted(namespace),
                    "Write @namespace(\"io.tributary.%s\").".formatted(expected));
        }
        return domain;
    }

    /// The parser gives up at its first mistake, and says where in one of these ways.
    private static void addUnparsed(String message, SourceLines lines, Mistakes mistakes) {
        Matcher position = POSITION.matcher(message);
        Matcher undefined = UNDEFINED.matcher(message);
        Matcher reserved = RESERVED.matcher(message);
        if (position.find()) {
            mistakes.add(
                    Integer.parseInt(position.group(1)),
                    "Avro IDL",
                    position.group(2),
                    "Correct the syntax; see schemas/domains/README.md.");
        } else if (undefined.find()) {
            mistakes.add(
                    lines.ofWord(undefined.group(1)),
                    "a type of the catalog",
                    "'%s'".formatted(undefined.group(1)),
                    "Correct the spelling or declare the enum.");
        } else if (reserved.find()) {
            mistakes.add(
                    lines.ofWord(reserved.group(1)),
                    "an annotation that Avro does not use itself",
                    "@" + reserved.group(1),
                    "Use another; many rows are declared by @large(true).");
        } else {
            mistakes.add(1, "Avro IDL", message, "Correct the file.");
        }
    }
}
