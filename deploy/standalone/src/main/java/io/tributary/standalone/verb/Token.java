package io.tributary.standalone.verb;

import io.tributary.servers.home.ServerFailure;
import io.tributary.standalone.issuer.SigningKey;
import io.tributary.standalone.issuer.UserName;
import io.tributary.standalone.readiness.Api;
import io.tributary.standalone.run.Addresses;
import io.tributary.standalone.run.RunState;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// `token`: a token of the development issuer, and the membership it needs.
public final class Token {
    public static final String USAGE =
            """
            Usage: ./tributary token --user U [--organization O] [--role R] [--operator] [--multi-factor] [--home DIR]

            Prints a token of the development issuer, and nothing else, on standard output.

              --user U          an id, or any name: the same name is always the same user
              --organization O  an id or a slug: founded by this user if it does not exist; the user
                                becomes an active member
              --role R          owner, admin, manager, moderator, editor, member or viewer (default: owner
                                of what the user founds, else member)
              --operator        the user may change what all organizations share
              --multi-factor    the user signed in with a second factor
            """;

    private static final List<String> ROLES =
            List.of("owner", "admin", "manager", "moderator", "editor", "member", "viewer");

    private Token() {}

    public static int run(List<String> words) {
        var arguments =
                Arguments.of(
                        words,
                        Set.of("--user", "--organization", "--role"),
                        Set.of("--operator", "--multi-factor"));
        arguments.refuseWords();
        var name =
                arguments
                        .option("--user")
                        .filter(text -> !text.isBlank())
                        .orElseThrow(() -> new ServerFailure("Expected --user U. Try --help."));
        var role = arguments.option("--role");
        if (role.filter(r -> !ROLES.contains(r)).isPresent()) {
            throw new ServerFailure(
                    "Expected one of the roles %s, but found %s."
                            .formatted(String.join(", ", ROLES), role.orElseThrow()));
        }
        var home = arguments.home();
        var addresses = new Addresses(RunState.required(home).ports());
        var user = UserName.user(name);
        if (!UserName.isId(name)) {
            System.err.println("user " + name + " is " + user);
        }
        var token =
                SigningKey.of(home)
                        .sign(
                                user,
                                name,
                                addresses.issuer(),
                                arguments.has("--operator") ? List.of("platform") : List.of(),
                                arguments.has("--multi-factor")
                                        ? List.of("pwd", "otp", "mfa")
                                        : List.of("pwd"));
        if (arguments.option("--organization").isPresent()) {
            var database = new DevelopmentDatabase(home, addresses);
            var organization =
                    ensureOrganization(
                            database,
                            new Api(addresses, token),
                            arguments.option("--organization").get());
            if (role.isPresent() || !organization.isNew()) {
                database.ensureMember(organization.id(), user, name, role.orElse("member"));
            }
            System.err.println("organization " + organization.id());
        }
        System.out.println(token);
        return 0;
    }

    private record Organization(UUID id, boolean isNew) {}

    private static Organization ensureOrganization(
            DevelopmentDatabase database, Api api, String name) {
        var id =
                UserName.isId(name)
                        ? UserName.organization(name)
                        : database.organizationOf(name)
                                .orElseGet(() -> UserName.organization(name));
        if (database.exists(id)) {
            return new Organization(id, false);
        }
        var slug = UserName.isId(name) ? "o-" + id : name;
        try {
            var answer =
                    api.send(
                            id,
                            "identity.organization.create",
                            "{\"name\":\"%s\",\"slug\":\"%s\"}".formatted(slug, slug));
            if (answer.statusCode() != 201) {
                throw new ServerFailure(
                        "Expected to found %s, but the command was answered %d: %s"
                                .formatted(name, answer.statusCode(), answer.body()));
            }
            return new Organization(id, true);
        } catch (IOException e) {
            throw new ServerFailure("Expected command-service to answer, but: " + e, e);
        }
    }
}
