package io.tributary.cdc.publish;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the next progress records will say: which transactions ended, in which partition numbers.
final class ProgressNote {
    private final int partitions;
    private final Map<Integer, List<Long>> transactions = new TreeMap<>();
    private long commitLsn;
    private long commitTime;

    ProgressNote(int partitions) {
        this.partitions = partitions;
    }

    void touched(int partition) {
        if (partition < 0) {
            touchedAll();
        } else {
            transactions.computeIfAbsent(partition, _ -> new ArrayList<>());
        }
    }

    void touchedAll() {
        for (int partition = 0; partition < partitions; partition++) {
            touched(partition);
        }
    }

    void ended(long transaction, BitSet touched, long lsn, long time) {
        touched.stream()
                .forEach(
                        partition ->
                                transactions
                                        .computeIfAbsent(partition, _ -> new ArrayList<>())
                                        .add(transaction));
        commitLsn = lsn;
        commitTime = time;
    }

    boolean isEmpty() {
        return transactions.isEmpty();
    }

    /// The transactions by partition number.
    Map<Integer, List<Long>> transactions() {
        return transactions;
    }

    long commitLsn() {
        return commitLsn;
    }

    long commitTime() {
        return commitTime;
    }
}
