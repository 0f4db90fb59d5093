package io.tributary.command.intake;

import io.tributary.command.intake.CommandRequest.Item;
import io.tributary.command.telemetry.TraceParent;
import io.tributary.command.tenancy.Caller;
import io.tributary.command.tenancy.Owner;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.TimeAndIdentityCheck;
import io.tributary.schemas.contract.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Makes a command request of an HTTP request.
///
/// @throws CommandRejected in every method, for what cannot be understood
final class RequestReader {
    static final int MOST_COMMANDS = 1000;

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");
    private static final Set<String> ITEM_FIELDS = Set.of("command", "body", "if_match");

    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private RequestReader() {}

    static CommandRequest one(HttpServletRequest http, Owner owner, Caller caller, String command)
            throws IOException {
        JsonNode body = body(http);
        Item item = new Item(command, body, ifMatch(http));
        return request(http, owner, caller, List.of(item), Optional.empty(), false);
    }

    static CommandRequest undo(HttpServletRequest http, Owner owner, Caller caller, String entry) {
        UUID undone =
                TimeAndIdentityCheck.parseUuid(entry)
                        .orElseThrow(
                                () ->
                                        badHeader(
                                                "Expected the id of a journal entry in the path, but found another text."));
        if (ifMatch(http).isPresent()) {
            throw badHeader("Expected no If-Match: rows that have changed since are refused.");
        }
        return request(
                http,
                owner,
                caller,
                List.of(
                        new Item(
                                "undo",
                                JsonNodeFactory.instance.stringNode(undone.toString()),
                                Optional.empty())),
                Optional.of(undone),
                true);
    }

    static CommandRequest batch(HttpServletRequest http, Owner owner, Caller caller)
            throws IOException {
        JsonNode commands = body(http).path("commands");
        if (!commands.isArray() || commands.isEmpty()) {
            throw malformed("Expected {\"commands\": [{\"command\": …, \"body\": {…}}, …]}.");
        }
        if (commands.size() > MOST_COMMANDS) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_BATCH_TOO_LARGE,
                            "Expected at most %d commands, but found %d. Send them in parts."
                                    .formatted(MOST_COMMANDS, commands.size())));
        }
        if (ifMatch(http).isPresent()) {
            throw badHeader(
                    "Expected if_match beside each command of a batch, but found If-Match.");
        }
        List<Item> items = new ArrayList<>(commands.size());
        for (JsonNode command : commands) {
            items.add(item(command, items.size()));
        }
        return request(http, owner, caller, items, Optional.empty(), true);
    }

    private static Item item(JsonNode command, int place) {
        JsonNode name = command.path("command");
        JsonNode version = command.path("if_match");
        if (!command.isObject()
                || !name.isString()
                || !ITEM_FIELDS.containsAll(command.propertyNames())
                || !(version.isMissingNode() || version.isNull() || version.canConvertToLong())) {
            throw malformed(
                    "Expected commands[%d] to be {\"command\": \"…\", \"body\": {…}, \"if_match\": 1}."
                            .formatted(place));
        }
        JsonNode body = command.path("body");
        return new Item(
                name.stringValue(),
                body.isMissingNode() ? JsonNodeFactory.instance.objectNode() : body,
                version.isNumber() ? Optional.of(version.longValue()) : Optional.empty());
    }

    private static CommandRequest request(
            HttpServletRequest http,
            Owner owner,
            Caller caller,
            List<Item> items,
            Optional<UUID> undone,
            boolean batch) {
        Optional<String> key = Optional.ofNullable(http.getHeader("Idempotency-Key"));
        if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
            throw badHeader(
                    "Expected an Idempotency-Key of 1 to 200 visible ASCII characters, but found another.");
        }
        return new CommandRequest(
                owner,
                caller,
                items,
                undone,
                batch,
                key,
                key.isPresent() ? hash(items) : new byte[0],
                TraceParent.below(http.getHeader("traceparent")));
    }

    private static JsonNode body(HttpServletRequest http) throws IOException {
        String type = http.getContentType();
        if (type == null
                || !type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_UNSUPPORTED_MEDIA,
                            "Expected Content-Type: application/json, but found another. Set it and resend."));
        }
        return CommandParser.parse(CommandParser.read(http.getInputStream()));
    }

    private static Optional<Long> ifMatch(HttpServletRequest http) {
        String header = http.getHeader("If-Match");
        if (header == null || header.equals("*")) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(header);
        if (!version.matches()) {
            throw badHeader(
                    "Expected If-Match: \"<version>\" as an ETag gave it, but found another.");
        }
        return Optional.of(Long.parseLong(version.group(1)));
    }

    /// Over names, versions and bodies, so that neither white space nor the order of fields makes a
    /// difference: many clients write the same map in another order each time.
    private static byte[] hash(List<Item> items) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Item item : items) {
                String line =
                        item.command()
                                + " "
                                + item.expectedVersion()
                                + " "
                                + SORTED.writeValueAsString(item.body())
                                + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static CommandRejected malformed(String detail) {
        return new CommandRejected(
                Rejection.of(ErrorCode.COMMAND_MALFORMED_BODY, detail + " Mend it and resend."));
    }

    private static CommandRejected badHeader(String detail) {
        return new CommandRejected(
                Rejection.of(ErrorCode.COMMAND_BAD_HEADER, detail + " Mend it and resend."));
    }
}
