package io.tributary.query.live;

import io.tributary.schemas.contract.OrganizationPartition;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// The window of each partition number. Each has its share of the memory: one organization's load
/// shortens what others can resume only where it is their neighbour.
final class LiveWindows {
    private final List<ChangeWindow> windows;

    LiveWindows(int partitions, LiveSettings settings) {
        long share = settings.size().toBytes() / partitions;
        this.windows =
                Stream.generate(() -> new ChangeWindow(settings.window(), share))
                        .limit(partitions)
                        .toList();
    }

    List<ChangeWindow> all() {
        return windows;
    }

    ChangeWindow of(UUID organization) {
        return windows.get(OrganizationPartition.of(organization, windows.size()));
    }

    long size() {
        return windows.stream().mapToLong(ChangeWindow::size).sum();
    }
}
