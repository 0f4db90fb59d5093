package io.tributary.standalone.backup;

import io.tributary.servers.home.ServerFailure;

/// What the copy of a database is, and how far it reaches.
///
/// @param version of PostgreSQL, such as `18.6`
/// @param architecture of the machine, since the files are as the processor lays them out
/// @param system PostgreSQL's identifier of the cluster
/// @param start where recovery begins in the log
/// @param end every transaction that was committed before it is in the copy, and no later one
/// @param segmentSize bytes of one file of the log
public record DatabaseCopy(
        String version,
        String architecture,
        String system,
        int timeline,
        String start,
        String end,
        long segmentSize) {

    void refuseUnlessReadableBy(String other) {
        if (!major(version).equals(major(other))) {
            throw new ServerFailure(
                    "Expected a backup of PostgreSQL %s, but it is one of %s. Restore it with the version of Tributary that made it."
                            .formatted(other, version));
        }
        var here = System.getProperty("os.arch");
        if (!architecture.equals(here)) {
            throw new ServerFailure(
                    "Expected a backup of a %s machine, but it is one of %s. Restore it on such a machine."
                            .formatted(here, architecture));
        }
    }

    private static String major(String version) {
        return version.split("\\.", 2)[0];
    }
}
