package io.tributary.command.write;

import io.tributary.command.decision.Decision;
import io.tributary.schemas.catalog.CommandDefinition.Effect;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// In which order the commands of a batch are written, and which of them in one statement.
///
/// Creates that nothing stands between go by kind, however they are mixed, and what is referred to
/// goes before what refers to it. Rows that do not exist yet cannot see each other in any other
/// way, so the outcome is that of the order in which they came. Everything else keeps its place.
final class BatchOrder {
    private final List<Decision> decisions;
    private final DomainCatalog catalog;

    private BatchOrder(List<Decision> decisions, DomainCatalog catalog) {
        this.decisions = decisions;
        this.catalog = catalog;
    }

    /// The places of the decisions, each once; those of one list are one statement.
    static List<List<Integer>> of(List<Decision> decisions, DomainCatalog catalog) {
        return new BatchOrder(decisions, catalog).statements();
    }

    static boolean isPlainCreate(Decision decision) {
        return decision instanceof Decision.WriteOneRow one
                && one.command().definition().effect() == Effect.CREATE
                && one.command().entity().reservations().isEmpty();
    }

    private List<List<Integer>> statements() {
        List<List<Integer>> statements = new ArrayList<>();
        int at = 0;
        while (at < decisions.size()) {
            int end = at + 1;
            if (isPlainCreate(decisions.get(at))) {
                while (end < decisions.size() && isPlainCreate(decisions.get(end))) {
                    end++;
                }
                statements.addAll(creates(at, end));
            } else {
                statements.add(List.of(at));
            }
            at = end;
        }
        return statements;
    }

    private List<List<Integer>> creates(int from, int to) {
        Map<String, List<Integer>> byKind = new LinkedHashMap<>();
        IntStream.range(from, to)
                .forEach(i -> byKind.computeIfAbsent(kind(i), _ -> new ArrayList<>()).add(i));
        List<List<Integer>> left = new ArrayList<>(byKind.values());
        List<List<Integer>> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Integer> next = null;
            for (List<Integer> group : left) {
                if (next == null && left.stream().noneMatch(other -> needs(group, other))) {
                    next = group;
                }
            }
            if (next == null) {
                return runs(from, to);
            }
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /// Kinds that refer to each other in a circle stay as they came; only neighbours go together.
    private List<List<Integer>> runs(int from, int to) {
        List<List<Integer>> runs = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (i == from || !kind(i).equals(kind(i - 1))) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(i);
        }
        return runs;
    }

    private boolean needs(List<Integer> group, List<Integer> other) {
        return group != other && refers(entity(group.getFirst()), entity(other.getFirst()));
    }

    private boolean refers(Entity from, Entity to) {
        return from.fields().stream()
                .flatMap(field -> field.reference().stream())
                .flatMap(
                        reference ->
                                catalog
                                        .find(from.domain())
                                        .flatMap(domain -> catalog.target(domain, reference))
                                        .stream())
                .anyMatch(target -> target.table().equals(to.table()));
    }

    private String kind(int place) {
        return decisions.get(place).command().definition().name();
    }

    private Entity entity(int place) {
        return decisions.get(place).command().entity();
    }
}
