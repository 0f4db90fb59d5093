package io.tributary.schemas.contract;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Where an organization lives: the same partition number in every topic.
///
/// The number is Kafka's own murmur2 over the 36 lower-case characters of the organization id, with
/// the sign bit cleared, modulo the partition count, so that clients in any language can compute
/// it.
public final class OrganizationPartition {
    private OrganizationPartition() {}

    public static int of(UUID organization, int partitions) {
        byte[] key = organization.toString().getBytes(StandardCharsets.US_ASCII);
        return (murmur2(key) & 0x7fffffff) % partitions;
    }

    /// Murmur2 as Kafka's default partitioner computes it (Appleby's public-domain MurmurHash2,
    /// seed 0x9747b28c).
    static int murmur2(byte[] data) {
        int length = data.length;
        int m = 0x5bd1e995;
        int h = 0x9747b28c ^ length;
        int whole = length / 4;
        for (int i = 0; i < whole; i++) {
            int at = i * 4;
            int k =
                    (data[at] & 0xff)
                            | (data[at + 1] & 0xff) << 8
                            | (data[at + 2] & 0xff) << 16
                            | (data[at + 3] & 0xff) << 24;
            k *= m;
            k ^= k >>> 24;
            k *= m;
            h *= m;
            h ^= k;
        }
        int tail = whole * 4;
        int rest = length - tail;
        if (rest == 3) {
            h ^= (data[tail + 2] & 0xff) << 16;
        }
        if (rest >= 2) {
            h ^= (data[tail + 1] & 0xff) << 8;
        }
        if (rest >= 1) {
            h ^= data[tail] & 0xff;
            h *= m;
        }
        h ^= h >>> 13;
        h *= m;
        h ^= h >>> 15;
        return h;
    }
}
