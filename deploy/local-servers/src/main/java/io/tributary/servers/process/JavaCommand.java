package io.tributary.servers.process;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// A command line that runs a main class in a JVM like ours: small heap, serial collector, and a
/// class archive that the first run writes and later ones start from.
public final class JavaCommand {
    private JavaCommand() {}

    /// @param archives the folder that keeps class archives, one per class path and Java version
    public static List<String> of(
            String name,
            Path archives,
            List<String> options,
            String classPath,
            List<String> mainAndArguments) {
        var command = new ArrayList<>(start(name, archives, classPath, options));
        command.addAll(List.of("-cp", classPath));
        command.addAll(mainAndArguments);
        return command;
    }

    /// The same for a jar that names its own class path.
    public static List<String> ofJar(String name, Path archives, List<String> options, Path jar) {
        var command = new ArrayList<>(start(name, archives, jar.toString(), options));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static List<String> start(
            String name, Path archives, String classPath, List<String> options) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ArrayList<>(
                        List.of(java, "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto"));
        // A directory on the class path would make the archive silently empty.
        if (Stream.of(classPath.split(File.pathSeparator, -1)).allMatch(e -> e.endsWith(".jar"))) {
            command.add("-XX:+AutoCreateSharedArchive");
            command.add("-XX:SharedArchiveFile=" + archives.resolve(archive(name, classPath)));
            command.add("-Xlog:cds=off");
            command.add("-Xlog:cds*=off");
        }
        command.addAll(options);
        return command;
    }

    private static String archive(String name, String classPath) {
        var sum = new CRC32();
        sum.update((classPath + Runtime.version()).getBytes(StandardCharsets.UTF_8));
        return "%s-%08x.jsa".formatted(name, sum.getValue());
    }
}
