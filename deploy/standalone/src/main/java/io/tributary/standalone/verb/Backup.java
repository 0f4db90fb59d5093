package io.tributary.standalone.verb;

import io.tributary.servers.home.ServerFailure;
import io.tributary.standalone.backup.HomeBackup;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// `backup`: a copy of a home from which another can be made.
public final class Backup {
    public static final String USAGE =
            """
            Usage: ./tributary backup DEST [--home DIR]

            Copies the database (with the registry's), its log and the secrets of a home into the folder
            DEST, with their hashes. A run that is there goes on, and so do its writers; without one,
            PostgreSQL is started alone meanwhile. DEST must not exist or be empty; it appears when it
            is whole.

            Topics and documents are not copied: `restore` makes them from the rows. The backup holds
            every row and every password: keep it as you keep the home.
            """;

    private Backup() {}

    public static int run(List<String> words) {
        var arguments = Arguments.of(words, Set.of(), Set.of());
        if (arguments.words().size() != 1) {
            throw new ServerFailure("Expected one folder to back up into. Try --help.");
        }
        long begin = System.nanoTime();
        var destination = Path.of(arguments.words().getFirst());
        var manifest = new HomeBackup(arguments.home(), destination, System.out::println).take();
        System.out.printf(
                "%s holds all that was committed before %s: %,d files, %,d MB, after %.1f s%n",
                destination,
                manifest.database().end(),
                manifest.files().size(),
                manifest.size() >> 20,
                (System.nanoTime() - begin) / 1e9);
        return 0;
    }
}
