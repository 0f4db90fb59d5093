package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Timer;
import java.util.ArrayList;
import java.util.List;

/// The triggers that keep an entity's timers, whoever writes its rows: a moment that is set begins
/// a timer, another one moves it, none or the row's end takes it away.
public final class TimerTriggers {
    private static final List<String> NAMES = List.of("timer_begins", "timer_moves", "timer_ends");

    private TimerTriggers() {}

    /// Brings timers to tables that have `@timer` but not its triggers yet, with a timer for each
    /// row that has a moment. Changes nothing where they are. For a superuser, since the rows of
    /// all organizations are read.
    public static List<String> missing(DomainCatalog catalog) {
        return catalog.entities()
                .filter(e -> e.timer().isPresent())
                .map(e -> begun(e, e.timer().orElseThrow()))
                .toList();
    }

    static List<String> sqlFor(Entity entity, Timer timer) {
        String moment = SqlText.column(timer.at());
        return List.of(
                trigger(entity, timer, 0, "INSERT", "new." + moment + " IS NOT NULL"),
                trigger(
                        entity,
                        timer,
                        1,
                        "UPDATE",
                        "old." + moment + " IS DISTINCT FROM new." + moment),
                trigger(entity, timer, 2, "DELETE", "old." + moment + " IS NOT NULL"));
    }

    /// Of an entity that loses its `@timer`, or gets another one.
    static List<String> end(Entity entity) {
        List<String> sql =
                new ArrayList<>(
                        NAMES.stream()
                                .map(n -> "DROP TRIGGER IF EXISTS " + n + " ON " + entity.table())
                                .toList());
        sql.add(
                "SELECT platform.forget_timers(%s)"
                        .formatted(SqlText.literal(entity.table().toString())));
        return sql;
    }

    private static String trigger(
            Entity entity, Timer timer, int which, String write, String condition) {
        return "CREATE OR REPLACE TRIGGER %s AFTER %s ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION platform.keep_timer(%s, %s)"
                .formatted(
                        NAMES.get(which),
                        write,
                        entity.table(),
                        condition,
                        SqlText.literal(entity.table().toString()),
                        SqlText.literal(timer.at()));
    }

    private static String begun(Entity entity, Timer timer) {
        return """
               DO $$ BEGIN
                   IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '%1$s'::regclass AND tgname = '%2$s') THEN
                       %3$s;
                       INSERT INTO platform.timers (organization_id, table_name, row_id, field, due_at, next_at)
                       SELECT organization_id, '%1$s', id, '%4$s', %5$s, %5$s FROM %1$s WHERE %5$s IS NOT NULL
                       ON CONFLICT DO NOTHING;
                   END IF;
               END $$"""
                .formatted(
                        entity.table(),
                        NAMES.getFirst(),
                        String.join(";\n        ", sqlFor(entity, timer)),
                        timer.at(),
                        SqlText.column(timer.at()));
    }
}
