package io.tributary.projector.topology;

import io.tributary.projector.topology.RecomputedRollup.Call;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A table of calls under random inserts, updates and deletes, the same for the same seed.
final class RandomCalls {
    private static final List<@Nullable String> OUTCOMES =
            Arrays.asList("sale", "upsell", "none", null);

    /// The rows that are there, by key.
    final Map<String, Call> rows = new HashMap<>();

    private final Random random;
    private final List<String> organizations;
    private final List<String> campaigns;
    private final List<String> ids;

    RandomCalls(long seed, int organizations, int rows) {
        random = new Random(seed);
        this.organizations = uuids(organizations);
        this.campaigns = uuids(5);
        this.ids = uuids(rows);
    }

    /// What happened to which row; no row means that it was deleted.
    record Operation(String key, @Nullable Call call) {}

    Operation next() {
        String organization = pick(organizations);
        String id = pick(ids);
        String key = organization + "/" + id;
        if (rows.containsKey(key) && random.nextInt(4) == 0) {
            rows.remove(key);
            return new Operation(key, null);
        }
        Call call =
                new Call(
                        organization,
                        id,
                        random.nextInt(10) == 0 ? null : pick(campaigns),
                        OUTCOMES.get(random.nextInt(OUTCOMES.size())),
                        random.nextBoolean(),
                        random.nextInt(600),
                        random.nextInt(100) + "." + (10 + random.nextInt(90)),
                        random.nextInt(20) == 0
                                ? null
                                : Instant.ofEpochSecond(1_790_000_000L + random.nextInt(20_000)));
        rows.put(key, call);
        return new Operation(key, call);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private List<String> uuids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new UUID(random.nextLong(), random.nextLong()).toString())
                .toList();
    }
}
