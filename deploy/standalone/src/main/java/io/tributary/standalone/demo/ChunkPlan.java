package io.tributary.standalone.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is sent in which request: per organization first what calls refer to, then chunks of calls
/// that need nothing of each other.
///
/// @param organizations in the order of their first calls
/// @param foundations one chunk per organization: its dispositions and campaigns
/// @param calls leads and calls, in the order of the data set
record ChunkPlan(
        List<DemoOrganization> organizations,
        List<CommandChunk> foundations,
        List<CommandChunk> calls) {

    /// Two commands for each call: half of what one request may carry.
    static final int CALLS_PER_CHUNK = 250;

    ChunkPlan {
        organizations = List.copyOf(organizations);
        foundations = List.copyOf(foundations);
        calls = List.copyOf(calls);
    }

    static ChunkPlan of(List<BankCall> calls) {
        Map<LocalDate, Integer> perDay = new HashMap<>();
        calls.forEach(call -> perDay.merge(call.date(), 1, Integer::sum));
        Map<LocalDate, Integer> seen = new HashMap<>();
        Map<DemoOrganization, List<Timed>> byOrganization = new LinkedHashMap<>();
        for (BankCall call : calls) {
            int position = seen.merge(call.date(), 1, Integer::sum) - 1;
            int ofDay = perDay.getOrDefault(call.date(), 1);
            byOrganization
                    .computeIfAbsent(DemoOrganization.of(call), unused -> new ArrayList<>())
                    .add(new Timed(call, WorkingDay.startOf(call.date(), position, ofDay)));
        }
        List<CommandChunk> foundations =
                byOrganization.entrySet().stream()
                        .map(of -> foundation(of.getKey(), of.getValue()))
                        .toList();
        return new ChunkPlan(
                List.copyOf(byOrganization.keySet()), foundations, chunksOf(byOrganization));
    }

    /// How many commands there are, without those that found organizations.
    int commands() {
        return foundations.stream().mapToInt(c -> c.commands().size()).sum()
                + calls.stream().mapToInt(c -> c.commands().size()).sum();
    }

    private static CommandChunk foundation(DemoOrganization organization, List<Timed> calls) {
        List<DemoCommand> commands = new ArrayList<>();
        Arrays.stream(CallOutcome.values())
                .map(outcome -> CallCommands.disposition(organization, outcome))
                .forEach(commands::add);
        calls.stream()
                .map(timed -> YearMonth.from(timed.call().date()))
                .distinct()
                .map(month -> CallCommands.campaign(organization, month))
                .forEach(commands::add);
        return new CommandChunk(organization, "foundation", 0, commands);
    }

    private static List<CommandChunk> chunksOf(Map<DemoOrganization, List<Timed>> calls) {
        List<Placed> chunks = new ArrayList<>();
        calls.forEach(
                (organization, all) -> {
                    for (int from = 0; from < all.size(); from += CALLS_PER_CHUNK) {
                        int to = Math.min(from + CALLS_PER_CHUNK, all.size());
                        chunks.add(placed(organization, from, all.subList(from, to)));
                    }
                });
        return chunks.stream()
                .sorted(Comparator.comparingInt(Placed::firstSequence))
                .map(Placed::chunk)
                .toList();
    }

    private static Placed placed(DemoOrganization organization, int from, List<Timed> calls) {
        return new Placed(
                calls.getFirst().call().sequence(),
                new CommandChunk(
                        organization,
                        "calls-" + from / CALLS_PER_CHUNK,
                        calls.size(),
                        calls.stream().flatMap(t -> t.commands().stream()).toList()));
    }

    private record Placed(int firstSequence, CommandChunk chunk) {}

    private record Timed(BankCall call, Instant startedAt) {
        List<DemoCommand> commands() {
            return CallCommands.leadAndCall(call, startedAt);
        }
    }
}
