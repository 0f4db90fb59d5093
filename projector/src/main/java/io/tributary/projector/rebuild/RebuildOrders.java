package io.tributary.projector.rebuild;

import io.tributary.projector.index.IndexNote;
import io.tributary.projector.index.IndexPair;
import io.tributary.projector.index.IndexPair.Phase;
import io.tributary.projector.index.IndexPairs;
import io.tributary.projector.index.ReadModelIndices;
import io.tributary.projector.index.SecondIndices;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What an operator can ask for. Each order is refused with an `IllegalStateException` when the
/// read model is in another phase, and may be repeated.
@Component
public class RebuildOrders {
    private final ReadModels models;
    private final ReadModelIndices indices;
    private final IndexPairs pairs;
    private final SecondIndices seconds;
    private final IndexSwap swap;
    private final Rebuilds rebuilds;

    RebuildOrders(
            ReadModels models,
            ReadModelIndices indices,
            IndexPairs pairs,
            SecondIndices seconds,
            IndexSwap swap,
            Rebuilds rebuilds) {
        this.models = models;
        this.indices = indices;
        this.pairs = pairs;
        this.seconds = seconds;
        this.swap = swap;
        this.rebuilds = rebuilds;
    }

    /// @param second null when there is one index only
    /// @param swappedAt null when the index that is read is the first, or another was put back
    /// @param differences what kept the second index from being swapped in at the latest look
    public record Standing(
            String readModel,
            String index,
            @Nullable String second,
            Phase phase,
            @Nullable Instant swappedAt,
            List<String> differences) {}

    /// All read models in the catalog's order.
    public List<Standing> list() throws IOException {
        List<Standing> standings = new ArrayList<>();
        for (ReadModel model : models.all()) {
            standing(model.alias()).ifPresent(standings::add);
        }
        return standings;
    }

    /// Makes a second index; everything up to the swap follows by itself.
    public Standing rebuild(String alias) throws IOException {
        indices.begin(model(alias));
        return standing(alias).orElseThrow();
    }

    /// Reads from the old index again.
    public Standing rollback(String alias) throws IOException, InterruptedException {
        IndexPair pair = inPhase(alias, Phase.SWAPPED);
        // First, since a newer index without the note would be swapped in again.
        pairs.note(pair.live(), IndexNote.ROLLED_BACK, Instant.now());
        swap.swap(model(alias), pair, true);
        return standing(alias).orElseThrow();
    }

    /// Reads from the newer index though the two differ: after a rollback, or when nothing but a
    /// difference that an operator knows about is in the way.
    public Standing swap(String alias) throws IOException, InterruptedException {
        ReadModel model = model(alias);
        IndexPair pair = pairs.read(alias).orElseThrow();
        boolean filled = pair.phase() == Phase.BUILDING && !rebuilds.differences(alias).isEmpty();
        if (!filled && pair.phase() != Phase.ROLLED_BACK) {
            throw new IllegalStateException(
                    ("Expected the second index of %s to be filled and unequal, or rolled back, but"
                                    + " it is %s.")
                            .formatted(alias, pair.phase()));
        }
        swap.swap(model, pair, true);
        return standing(alias).orElseThrow();
    }

    /// Deletes the index that is not read, whichever it is.
    public Standing finish(String alias) throws IOException {
        model(alias);
        IndexPair pair = pairs.read(alias).orElseThrow();
        if (pair.second().isPresent()) {
            pairs.deleteSecond(pair);
            seconds.forget();
        }
        return standing(alias).orElseThrow();
    }

    private ReadModel model(String alias) {
        return models.findAlias(alias)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        ("Expected a read model, but found '%s'. GET"
                                                        + " /read-models lists them.")
                                                .formatted(alias)));
    }

    private IndexPair inPhase(String alias, Phase phase) throws IOException {
        model(alias);
        IndexPair pair = pairs.read(alias).orElseThrow();
        if (pair.phase() != phase) {
            throw new IllegalStateException(
                    "Expected %s to be %s, but it is %s.".formatted(alias, phase, pair.phase()));
        }
        return pair;
    }

    private Optional<Standing> standing(String alias) throws IOException {
        return pairs.read(alias)
                .map(
                        pair ->
                                new Standing(
                                        alias,
                                        pair.live().name(),
                                        pair.second().map(IndexPair.Index::name).orElse(null),
                                        pair.phase(),
                                        pair.swappedAt().orElse(null),
                                        rebuilds.differences(alias)));
    }
}
