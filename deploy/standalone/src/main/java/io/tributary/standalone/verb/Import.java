package io.tributary.standalone.verb;

import io.tributary.servers.home.ServerFailure;
import io.tributary.standalone.imports.FileImport;
import io.tributary.standalone.imports.ImportClient;
import io.tributary.standalone.imports.ImportOrder;
import io.tributary.standalone.issuer.SigningKey;
import io.tributary.standalone.issuer.UserName;
import io.tributary.standalone.run.Addresses;
import io.tributary.standalone.run.RunState;
import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `import`: brings the rows of a file into an organization, and shows how far it is.
public final class Import {
    public static final String USAGE =
            """
            Usage: ./tributary import FILE --organization O --entity DOMAIN.ENTITY [--existing skip|update]
                                      [--user U] [--cancel] [--home DIR]

            Imports the rows of a CSV or NDJSON file (by its ending: .csv, .ndjson, .jsonl) and shows how far
            it is. What is refused is written beside the file, with every reason: FILE.refused.csv. Exit code 0
            when the whole file was read, also if records were refused.

              --organization O  an id or a slug
              --entity E        such as dialer.lead
              --existing X      rows whose id is there: skip (default) or update
              --user U          who imports: an id, or any name (default: an owner of the organization)
              --cancel          Ctrl-C cancels the import; otherwise it goes on in the service
            """;

    private static final Set<String> CHOICES = Set.of("skip", "update");

    private Import() {}

    public static int run(List<String> words) {
        var arguments =
                Arguments.of(
                        words,
                        Set.of("--organization", "--entity", "--existing", "--user"),
                        Set.of("--cancel"));
        var home = arguments.home();
        var addresses = new Addresses(RunState.required(home).ports());
        var database = new DevelopmentDatabase(home, addresses);
        var order = order(arguments, database);
        var user =
                arguments
                        .option("--user")
                        .map(UserName::user)
                        .or(() -> database.ownerOf(order.organization()))
                        .orElseThrow(
                                () ->
                                        new ServerFailure(
                                                "Expected an owner of %s, but found none. Say who imports: --user U."
                                                        .formatted(order.organization())));
        var token = SigningKey.of(home).sign(user, user.toString(), addresses.issuer());
        var client = new ImportClient(addresses.command(), token);
        var whole =
                new FileImport(client, order, arguments.has("--cancel"), System.out, System.err)
                        .run(isTerminal(System.console()));
        return whole ? 0 : 1;
    }

    private static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    private static ImportOrder order(Arguments arguments, DevelopmentDatabase database) {
        if (arguments.words().size() != 1) {
            throw new ServerFailure(
                    "Expected one file, but found %d. Try --help."
                            .formatted(arguments.words().size()));
        }
        var file = Path.of(arguments.words().getFirst()).toAbsolutePath();
        if (!Files.isReadable(file) || ImportOrder.mediaType(file).isEmpty()) {
            throw new ServerFailure(
                    "Expected a readable file that ends in .csv, .ndjson or .jsonl, but found %s."
                            .formatted(file));
        }
        var entity = required(arguments, "--entity").split("\\.", -1);
        if (entity.length != 2) {
            throw new ServerFailure(
                    "Expected --entity DOMAIN.ENTITY, with one point between them.");
        }
        var existing = arguments.option("--existing").orElse("skip");
        if (!CHOICES.contains(existing)) {
            throw new ServerFailure(
                    "Expected --existing skip or update, but found %s.".formatted(existing));
        }
        return new ImportOrder(
                file,
                organization(required(arguments, "--organization"), database),
                entity[0],
                entity[1],
                existing);
    }

    private static UUID organization(String name, DevelopmentDatabase database) {
        return UserName.isId(name)
                ? UserName.organization(name)
                : database.organizationOf(name).orElseGet(() -> UserName.organization(name));
    }

    private static String required(Arguments arguments, String name) {
        return arguments
                .option(name)
                .orElseThrow(() -> new ServerFailure("Expected %s. Try --help.".formatted(name)));
    }
}
