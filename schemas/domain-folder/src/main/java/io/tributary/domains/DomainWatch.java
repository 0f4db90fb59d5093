package io.tributary.domains;

import io.tributary.schemas.catalog.DomainMistake;
import io.tributary.schemas.catalog.LiveCatalog;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the catalog of a running service: looks every second whether a domain was added, and takes
/// it in.
///
/// A domain that is served stays as it is until the next start; that its file says something else
/// by then is logged once. A file with a mistake is logged once and changes nothing.
///
/// It polls since a mounted folder tells nobody that it changed.
public final class DomainWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DomainWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DomainFolders folders;
    private final LiveCatalog catalog;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("domain-watch").factory());
    private Map<String, String> served;
    private Map<String, String> seen;

    private DomainWatch(DomainFolders folders, Map<String, String> served) {
        this.folders = folders;
        this.catalog = new LiveCatalog(DomainFolders.parse(served));
        this.served = served;
        this.seen = served;
    }

    /// Reads the catalog, and goes on looking when there is a folder that domains may be added to.
    ///
    /// @throws UncheckedIOException naming the file that cannot be read
    /// @throws DomainMistake when a file is not as it must be
    public static DomainWatch begin(DomainFolders folders) {
        DomainWatch watch = new DomainWatch(folders, folders.texts());
        if (folders.added().isPresent()) {
            long pause = PAUSE.toMillis();
            var _ =
                    watch.looks.scheduleWithFixedDelay(
                            watch::look, pause, pause, TimeUnit.MILLISECONDS);
        }
        return watch;
    }

    public LiveCatalog catalog() {
        return catalog;
    }

    /// Looks now. Returns when the catalog holds what was found; never throws, since an exception
    /// would end the looking.
    synchronized void look() {
        try {
            Map<String, String> found = folders.texts();
            if (!found.equals(seen)) {
                seen = found;
                take(found);
            }
        } catch (UncheckedIOException unreadable) {
            LOG.atWarn().log(unreadable.getMessage());
        } catch (RuntimeException unexpected) {
            LOG.atError()
                    .setCause(unexpected)
                    .log("Expected to look for added domains, but failed.");
        }
    }

    private void take(Map<String, String> found) {
        Map<String, String> next = new LinkedHashMap<>(served);
        found.forEach(
                (domain, text) -> {
                    String before = next.putIfAbsent(domain, text);
                    if (before != null && !before.equals(text)) {
                        LOG.atWarn()
                                .addKeyValue("domain", domain)
                                .log("The file of a domain changed; the next start takes it.");
                    }
                });
        if (next.equals(served)) {
            return;
        }
        try {
            catalog.take(DomainFolders.parse(next));
            served = next;
            LOG.atInfo().addKeyValue("domains", next.keySet()).log("The catalog grew.");
        } catch (DomainMistake mistake) {
            LOG.atError().log(mistake.getMessage());
        } catch (RuntimeException unready) {
            LOG.atWarn().setCause(unready).log("The catalog cannot grow now; it is tried again.");
            seen = served;
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
