package io.tributary.query.request;

import io.tributary.schemas.catalog.BaseColumns;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Reads the parameters of a list.
public final class DocumentsReader {
    static final int USUAL_LIMIT = 20;
    static final int LARGEST_LIMIT = 100;

    static final String SEARCH = "search";
    private static final String SORT = "sort";
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    private static final Set<String> OWN = Set.of(SEARCH, SORT, LIMIT, CURSOR, Parameters.TOKEN);
    private static final int FINGERPRINT_BYTES = 9;

    private DocumentsReader() {}

    /// @throws io.tributary.query.problem.QueryRefused naming every mistake
    public static DocumentsRequest read(
            UUID organization, QueryCollection collection, Parameters parameters) {
        Mistakes mistakes = new Mistakes();
        ConditionReader conditions = new ConditionReader(collection, mistakes);
        for (String name : parameters.others(OWN)) {
            parameters.one(name, mistakes).ifPresent(text -> conditions.read(name, text));
        }
        Optional<Condition.Words> words =
                WordsReader.read(SEARCH, collection, parameters.one(SEARCH, mistakes), mistakes);
        Optional<String> order = parameters.one(SORT, mistakes);
        Sort sort =
                words.isPresent() && order.isEmpty()
                        ? Sort.BEST_FIRST
                        : sort(collection, order, mistakes);
        int limit = limit(parameters.one(LIMIT, mistakes), mistakes);
        List<Condition> wanted =
                Stream.concat(conditions.conditions().stream(), words.stream()).toList();
        String list = fingerprint(organization, collection, wanted, sort);
        Optional<PageCursor> cursor =
                cursor(parameters.one(CURSOR, mistakes), list, sort, mistakes);
        mistakes.refuseIfAny();
        return new DocumentsRequest(collection, wanted, sort, limit, cursor, list);
    }

    /// For a document by id, which takes nothing but a token.
    public static void readNothing(Parameters parameters) {
        Mistakes mistakes = new Mistakes();
        for (String name : parameters.others(Set.of(Parameters.TOKEN))) {
            mistakes.add(name, "unknown", "Expected no parameter but token here.");
        }
        mistakes.refuseIfAny();
    }

    private static Sort sort(QueryCollection collection, Optional<String> text, Mistakes mistakes) {
        String given = text.orElse("-" + BaseColumns.CREATED_AT);
        boolean descending = given.startsWith("-");
        QueryField field = collection.fields().get(descending ? given.substring(1) : given);
        if (field == null || !field.sortable()) {
            mistakes.add(
                    SORT,
                    "unknown",
                    "one of %s, with - before it for descending"
                            .formatted(
                                    String.join(
                                            ", ",
                                            collection.fields().values().stream()
                                                    .filter(QueryField::sortable)
                                                    .map(QueryField::name)
                                                    .sorted()
                                                    .toList())),
                    given);
            return new Sort(
                    collection.fields().values().stream()
                            .filter(QueryField::sortable)
                            .findFirst()
                            .orElseThrow(),
                    true);
        }
        return new Sort(field, descending);
    }

    static int limit(Optional<String> text, Mistakes mistakes) {
        if (text.isEmpty()) {
            return USUAL_LIMIT;
        }
        String given = text.get();
        if (!given.matches("[0-9]{1,3}")
                || Integer.parseInt(given) < 1
                || Integer.parseInt(given) > LARGEST_LIMIT) {
            mistakes.add(
                    LIMIT, "range", "a whole number from 1 to %d".formatted(LARGEST_LIMIT), given);
            return USUAL_LIMIT;
        }
        return Integer.parseInt(given);
    }

    private static Optional<PageCursor> cursor(
            Optional<String> text, String list, Sort sort, Mistakes mistakes) {
        Optional<PageCursor> cursor =
                text.flatMap(t -> PageCursor.decode(t, list, sort.field().type()));
        if (text.isPresent() && cursor.isEmpty()) {
            mistakes.add(
                    CURSOR,
                    "form",
                    "Expected the next_cursor of an answer to the same conditions and sort. Start without a cursor.");
        }
        return cursor;
    }

    private static String fingerprint(
            UUID organization, QueryCollection collection, List<Condition> conditions, Sort sort) {
        String all =
                organization
                        + " "
                        + collection.inputs().readModel()
                        + " "
                        + conditions
                        + " "
                        + sort.spelling();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
