package io.tributary.standalone.demo.calls;

import io.tributary.standalone.demo.CommandChunk;
import io.tributary.standalone.demo.DataSet;
import io.tributary.standalone.demo.DemoCommand;
import io.tributary.standalone.demo.DemoOrganization;
import java.io.PrintStream;
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
import tools.jackson.databind.JsonNode;

/// 45,211 real calls of a bank, each as a lead and a call.
public final class CallsDataSet implements DataSet {
    /// Two commands for each call: half of what one request may carry.
    private static final int CALLS_PER_CHUNK = 250;

    private final Map<BankOrganization, DemoOrganization> organizations = new LinkedHashMap<>();
    private final List<CommandChunk> foundations = new ArrayList<>();
    private final List<Placed> chunks = new ArrayList<>();

    private CallsDataSet(List<BankCall> calls) {
        Map<LocalDate, Integer> perDay = new HashMap<>();
        calls.forEach(call -> perDay.merge(call.date(), 1, Integer::sum));
        Map<LocalDate, Integer> seen = new HashMap<>();
        Map<BankOrganization, List<Timed>> byOrganization = new LinkedHashMap<>();
        for (BankCall call : calls) {
            int position = seen.merge(call.date(), 1, Integer::sum) - 1;
            int ofDay = perDay.getOrDefault(call.date(), 1);
            byOrganization
                    .computeIfAbsent(BankOrganization.of(call), unused -> new ArrayList<>())
                    .add(new Timed(call, WorkingDay.startOf(call.date(), position, ofDay)));
        }
        byOrganization.forEach(this::plan);
    }

    /// Reads the resource.
    public static DataSet read() {
        return of(BankCalls.read());
    }

    static CallsDataSet of(List<BankCall> calls) {
        return new CallsDataSet(calls);
    }

    @Override
    public List<String> introduction() {
        return List.of(
                "Loading %,d real calls of a Portuguese bank (Moro et al. 2014, CC BY 4.0) as %,d rows."
                        .formatted(records(), commands()),
                "The %d organizations are derived, one for each job of the people called; so are campaigns (months), times of day and phone numbers."
                        .formatted(organizations.size()));
    }

    @Override
    public String unit() {
        return "calls";
    }

    /// In the order of their first calls.
    @Override
    public List<DemoOrganization> organizations() {
        return List.copyOf(organizations.values());
    }

    /// Dispositions and campaigns, which calls refer to.
    @Override
    public List<CommandChunk> foundations() {
        return List.copyOf(foundations);
    }

    /// Calls need nothing of each other: every chunk is a track, in the order of the data set.
    @Override
    public List<List<CommandChunk>> tracks() {
        return chunks.stream()
                .sorted(Comparator.comparingInt(Placed::firstSequence))
                .map(placed -> List.of(placed.chunk()))
                .toList();
    }

    @Override
    public List<String> sights() {
        return List.of(
                "/documents/dialer/call_logs?sort=-started_at&limit=1",
                "/dashboards/dialer/calls?from=2008-05-01&to=2010-12-01");
    }

    @Override
    public void tell(PrintStream out, Map<DemoOrganization, JsonNode> seen) {
        int shown = 0;
        for (Map.Entry<DemoOrganization, JsonNode> one : seen.entrySet()) {
            shown += CallFigures.of(one.getValue()).tell(out, one.getKey().slug());
        }
        out.printf("  %-26s %,9d calls%n", "together", shown);
    }

    private void plan(BankOrganization bank, List<Timed> calls) {
        DemoOrganization organization = bank.organization();
        organizations.put(bank, organization);
        foundations.add(foundation(bank, organization, calls));
        for (int from = 0; from < calls.size(); from += CALLS_PER_CHUNK) {
            int to = Math.min(from + CALLS_PER_CHUNK, calls.size());
            chunks.add(placed(organization, from, calls.subList(from, to)));
        }
    }

    private static CommandChunk foundation(
            BankOrganization bank, DemoOrganization organization, List<Timed> calls) {
        List<DemoCommand> commands = new ArrayList<>();
        Arrays.stream(CallOutcome.values())
                .map(outcome -> CallCommands.disposition(bank, outcome))
                .forEach(commands::add);
        calls.stream()
                .map(timed -> YearMonth.from(timed.call().date()))
                .distinct()
                .map(month -> CallCommands.campaign(bank, month))
                .forEach(commands::add);
        return new CommandChunk(organization, "foundation", 0, commands);
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
