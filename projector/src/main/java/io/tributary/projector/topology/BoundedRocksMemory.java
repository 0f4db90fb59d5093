package io.tributary.projector.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/// One memory budget for the stores of all read models, however many partitions and domains there
/// are. Without it each store would take its own.
public final class BoundedRocksMemory implements RocksDBConfigSetter {
    private static final long TOTAL_BYTES = 96L << 20;
    private static final long WRITE_BYTES = 48L << 20;
    private static final long MEMTABLE_BYTES = 4L << 20;
    private static final int BLOOM_BITS = 10;

    private static final class Budget {
        static final Cache CACHE = new LRUCache(TOTAL_BYTES);
        static final WriteBufferManager WRITES = new WriteBufferManager(WRITE_BYTES, CACHE);
        static final BloomFilter FILTER = new BloomFilter(BLOOM_BITS);
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(Budget.CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setFilterPolicy(Budget.FILTER);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(Budget.WRITES);
        options.setWriteBufferSize(MEMTABLE_BYTES);
    }

    /// The budget outlives every store: it belongs to the process.
    @Override
    public void close(String storeName, Options options) {}
}
