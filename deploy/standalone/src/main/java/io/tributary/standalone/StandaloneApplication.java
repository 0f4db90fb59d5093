package io.tributary.standalone;

import io.tributary.servers.home.ServerFailure;
import io.tributary.standalone.verb.Backup;
import io.tributary.standalone.verb.Down;
import io.tributary.standalone.verb.Import;
import io.tributary.standalone.verb.Restore;
import io.tributary.standalone.verb.Schema;
import io.tributary.standalone.verb.Status;
import io.tributary.standalone.verb.Token;
import io.tributary.standalone.verb.Up;
import io.tributary.standalone.verb.Verify;
import java.util.List;
import java.util.Map;

/// The verbs of the entry script that need a JVM. A failure is one line on standard error and exit
/// code 1.
public final class StandaloneApplication {
    private static final Map<String, Verb> VERBS =
            Map.of(
                    "up", new Verb(Up::run, Up.USAGE),
                    "down", new Verb(Down::run, Down.USAGE),
                    "status", new Verb(Status::run, Status.USAGE),
                    "endpoints", new Verb(Status::endpoints, Status.ENDPOINTS_USAGE),
                    "token", new Verb(Token::run, Token.USAGE),
                    "import", new Verb(Import::run, Import.USAGE),
                    "verify", new Verb(Verify::run, Verify.USAGE),
                    "backup", new Verb(Backup::run, Backup.USAGE),
                    "restore", new Verb(Restore::run, Restore.USAGE),
                    "schema", new Verb(Schema::run, Schema.USAGE));

    private StandaloneApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        var words = List.of(arguments);
        var verb = words.isEmpty() ? null : VERBS.get(words.getFirst());
        if (verb == null) {
            System.err.println("Expected a verb. Try ./tributary --help.");
            System.exit(2);
            return;
        }
        if (words.contains("--help")) {
            System.out.print(verb.usage());
            System.exit(0);
        }
        System.exit(run(verb, words.subList(1, words.size())));
    }

    private static int run(Verb verb, List<String> words) throws InterruptedException {
        try {
            return verb.action().run(words);
        } catch (ServerFailure failure) {
            System.err.println(failure.getMessage());
            return 1;
        }
    }

    private record Verb(Action action, String usage) {}

    /// What a verb does; answers the exit code.
    private interface Action {
        int run(List<String> words) throws InterruptedException;
    }
}
